# /// shell
# environment = "2.21"
# files = ["migrate/tensorflow-1/script"]
# ///
# --8<-- [start:program]
uv pip install --quiet "tensorflow==2.21.0"
tf_upgrade_v2 --infile script.py --outfile upgraded.py --reportfile report.txt > log.txt 2>&1
grep "WARNING" report.txt
diff script.py upgraded.py || true
python upgraded.py 2>&1 | tail -n 1
