# /// shell
# environment = "2.21"
# python = "3.7"
# files = ["migrate/tensorflow-1/write_checkpoint"]
# ///
# --8<-- [start:program]
uv run --quiet --no-project --python 3.7 --with "tensorflow==1.15.5" \
  --with "protobuf<3.21" python write_checkpoint.py 2> log.txt
uv run --quiet --no-project --python 3.11 --with "tensorflow==2.21.0" \
  python -c "import tensorflow as tf
print(tf.version.VERSION, tf.train.load_checkpoint('model.ckpt').get_tensor('w'))" \
  2> log.txt
