# /// companion
# package = "gpflow"
# purpose = "Gaussian processes"
# ///
import gpflow
import numpy as np

x = np.linspace(0, 1, 8)[:, None]
process = gpflow.models.GPR((x, x**2), kernel=gpflow.kernels.SquaredExponential())
gpflow.optimizers.Scipy().minimize(
    process.training_loss, process.trainable_variables, options={"maxiter": 5}
)
mean, _ = process.predict_f(x)
assert np.allclose(mean, x**2, atol=0.5)
