# /// shell
# environment = "2.21"
# files = ["migrate/tensorflow-1/script"]
# ///
# --8<-- [start:program]
uv pip install --quiet "tensorflow==2.21.0"
tf_upgrade_v2 --mode SAFETY --infile script.py --outfile upgraded.py > log.txt 2>&1
diff script.py upgraded.py || true
python upgraded.py 2>&1 | tail -n 1
sed -i "s/^import tensorflow.compat.v1 as tf/&\ntf.disable_v2_behavior()/" upgraded.py
python upgraded.py 2>&1 | tail -n 1
