# /// shell
# environment = "2.21"
# probe = true
# ///
# --8<-- [start:program]
for version in 0.31.0 0.37.1; do
  echo "tensorflow-io-gcs-filesystem==$version" | uv pip compile --quiet --no-header \
    --no-annotate --python-version 3.11 --python-platform x86_64-pc-windows-msvc -
done
