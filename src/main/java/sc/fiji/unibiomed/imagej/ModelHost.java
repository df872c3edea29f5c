package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.interpret.Interpreter;
import sc.fiji.unibiomed.models.CacheFolder;
import sc.fiji.unibiomed.models.DemoModel;
import sc.fiji.unibiomed.runtime.Device;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.Precision;
import sc.fiji.unibiomed.runtime.RuntimeOptions;

/**
 * Keeps one model loaded for as long as its settings stay the same, and lets one user at it at a time.
 */
final class ModelHost implements AutoCloseable {

	private ModelSettings settings;
	private LoadedModel model;

	/** What is done with the model. */
	interface Use<T> {

		T with(Interpreter interpreter, Checkpoint checkpoint) throws IOException;
	}

	/**
	 * Uses the model of these settings, loading it if need be. Waits while somebody else uses it.
	 *
	 * @throws IOException if the model cannot be opened
	 */
	synchronized <T> T use(final ModelSettings wanted, final Use<T> use) throws IOException {
		if (!wanted.equals(settings)) {
			close();
			model = new LoadedModel(open(wanted.model()), options(wanted));
			settings = wanted;
		}
		return use.with(new Interpreter(model), model.checkpoint());
	}

	private static Checkpoint open(final String name) throws IOException {
		return Checkpoint.open(DemoModel.NAME.equals(name.strip()) ? DemoModel.folder(CacheFolder.ofUser()) : Path.of(name
			.strip()));
	}

	private static RuntimeOptions options(final ModelSettings settings) throws CheckpointException {
		final Precision precision;
		try {
			precision = Precision.valueOf(settings.precision().strip().toUpperCase(Locale.ROOT));
		}
		catch (final IllegalArgumentException e) {
			throw new InputException("precision", "'" + settings.precision() +
				"' is no precision; write exact, fast, compact or half.");
		}
		final int threads = settings.threads() > 0 ? settings.threads() : Runtime.getRuntime().availableProcessors();
		return new RuntimeOptions(Device.parse(settings.device()), precision, threads);
	}

	@Override
	public synchronized void close() {
		settings = null;
		if (model != null) {
			model.close();
			model = null;
		}
	}
}
