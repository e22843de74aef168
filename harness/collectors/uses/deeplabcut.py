# /// companion
# package = "deeplabcut"
# purpose = "Poses of animals in videos"
# excluded = "It requires PyTorch, or a graphical desktop and a download of weights."
# ///
