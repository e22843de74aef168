# /// shell
# environment = "2.21"
# python = "3.12"
# files = ["install/for-teachers/lesson"]
# ///
# --8<-- [start:program]
printf "tensorflow==2.21.0\nmatplotlib\n" > class.in
uv pip compile --quiet --generate-hashes --python-version 3.12 class.in --output-file class.txt
# Once: all wheels into one folder
pip download --quiet --only-binary :all: --dest wheels --requirement class.txt
ls wheels | grep -E "^(tensorflow|keras|numpy)-"
# On each computer, without a network
python -m venv lesson
lesson/bin/pip install --quiet --no-index --find-links wheels --requirement class.txt
lesson/bin/python lesson.py 2> log.txt
