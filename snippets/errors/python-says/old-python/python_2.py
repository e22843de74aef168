# /// script
# requires-python = ">=3.8,<3.14"
# dependencies = ["tensorflow>=2.4"]
# [tool.harness]
# probe = true
# ///
# --8<-- [start:program]
old = {
    "print": "print 'epoch'",
    "xrange": "xrange(3)",
    "unicode": "unicode('text')",
    "raw_input": "raw_input()",
    "keys": "{'a': 1}.keys()[0]",
    "map": "len(map(str, [1, 2]))",
    "zip": "zip([1], [2])[0]",
    "has_key": "{'a': 1}.has_key('a')",
    "next": "(one for one in [1]).next()",
    "bytes": "b'a,b'.split(',')",
    "a size": "range(10 / 2)",
    "cPickle": "import cPickle",
}
for name, line in old.items():
    try:
        exec(line)
    except Exception as error:
        print(name, "->", type(error).__name__, str(error).split(" (")[0])

sizes = {"a": 1}
print(list(sizes.keys())[0], len(list(map(str, [1, 2]))), "a" in sizes, 10 // 2)
