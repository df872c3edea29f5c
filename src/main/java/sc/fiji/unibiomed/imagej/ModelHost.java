package sc.fiji.unibiomed.imagej;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.checkpoint.CheckpointException;
import sc.fiji.unibiomed.models.CacheFolder;
import sc.fiji.unibiomed.models.CudaPackage;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.interpret.RecentPictures;
import sc.fiji.unibiomed.runtime.Device;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.Precision;
import sc.fiji.unibiomed.runtime.RuntimeOptions;

/**
 * Keeps one model loaded for as long as its settings stay the same, and lets one user at it at a time.
 */
final class ModelHost implements AutoCloseable {

	private final Set<Tenant> tenants = new LinkedHashSet<>();
	private ModelSettings settings;
	private LoadedModel model;
	private final RecentPictures recent = new RecentPictures(RecentPictures.DEFAULT_LIMIT);

	/** What is done with the model. */
	interface Use<T> {

		T with(LoadedModel model) throws IOException;
	}

	/** Somebody who keeps native memory that the model's networks made. */
	interface Tenant {

		/** Frees that memory, because the model is about to be closed. Called while nobody uses the model. */
		void moveOut();
	}

	/**
	 * Uses the model of these settings, loading it if need be. Waits while somebody else uses it.
	 *
	 * @throws IOException if the model cannot be opened
	 */
	synchronized <T> T use(final ModelSettings wanted, final Use<T> use) throws IOException {
		if (!wanted.equals(settings)) {
			close();
			model = new LoadedModel(open(wanted), options(wanted));
			settings = wanted;
		}
		try {
			return use.with(model);
		}
		finally {
			// Fiji runs for days, and other plugins want memory too.
			model.releaseFreedMemory();
		}
	}

	/**
	 * Uses the model as somebody who keeps something of it until {@link #leave}, or until told to move out.
	 *
	 * @throws IOException if the model cannot be opened
	 */
	synchronized <T> T use(final ModelSettings wanted, final Tenant tenant, final Use<T> use) throws IOException {
		return use(wanted, loaded -> {
			tenants.add(tenant);
			return use.with(loaded);
		});
	}

	/** What is kept of pictures that the model was asked about; for use while the model is. */
	RecentPictures recentPictures() {
		return recent;
	}

	/** Lets a tenant move out, waiting while the model is used. */
	synchronized void leave(final Tenant tenant) {
		if (tenants.remove(tenant)) {
			tenant.moveOut();
		}
	}

	private static Checkpoint open(final ModelSettings wanted) throws IOException {
		return new Models(wanted.cacheFolder()).open(wanted.model());
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
		final CacheFolder cache = settings.cacheFolder();
		CudaPackage.in(cache).libraries().use();
		return new RuntimeOptions(Device.parse(settings.device()), precision, threads, cache.own(), cache.shared());
	}

	@Override
	public synchronized void close() {
		settings = null;
		tenants.forEach(Tenant::moveOut);
		tenants.clear();
		recent.close();
		if (model != null) {
			model.close();
			// The next model is let in only if there is room for it.
			model.releaseFreedMemory();
			model = null;
		}
	}
}
