package sc.fiji.unibiomed.imagej.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.store.CacheFolder;

/** What stays in a cache folder when another one is chosen. */
final class FormerCacheNotice {

	private FormerCacheNotice() {
	}

	/** Says in a sentence what stays where it is; empty if there are no models there. */
	static Optional<String> words(final Models before, final CacheFolder now) throws IOException {
		final Path old = before.cache().own();
		final long bytes = old.equals(now.own()) ? 0 : before.kept();
		return bytes == 0 ? Optional.empty() : Optional.of("The models in " + old + " (" + TransferRate.size(bytes) +
			") stay there; to have them in the new cache folder, move what is in that folder to " + now.own() + ".");
	}
}
