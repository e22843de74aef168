# /// script
# requires-python = ">=3.7,<3.14"
# dependencies = ["tensorflow>=2.0", "pydantic"]
# [tool.harness]
# probe = true
# environments = ["2.13+pydantic-2.11"]
# ///
# --8<-- [start:program]
import pydantic


class Settings(pydantic.BaseModel):
    epochs: int = 5


print(Settings(epochs=3))
