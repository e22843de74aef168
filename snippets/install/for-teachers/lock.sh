# /// shell
# environment = "2.21"
# python = "3.12"
# ///
# --8<-- [start:program]
printf "tensorflow==2.21.0\nmatplotlib\n" > class.in
uv pip compile --quiet --universal --generate-hashes --python-version 3.12 \
  class.in --output-file class.txt
grep -c "==" class.txt
grep -E "^(tensorflow|keras|numpy|matplotlib)==" class.txt | cut -d " " -f 1
for platform in x86_64-unknown-linux-gnu aarch64-apple-darwin x86_64-pc-windows-msvc; do
  echo "$platform"
  uv pip install --dry-run --no-deps --target new --python-platform $platform \
    --requirement class.txt 2>&1 | grep "Would install"
done
