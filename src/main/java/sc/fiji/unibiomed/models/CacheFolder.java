package sc.fiji.unibiomed.models;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import sc.fiji.unibiomed.checkpoint.KnownChecksums;

/**
 * Where this program keeps what it can make again: {@code UNIBIOMED_HOME} if set, else the platform's place for caches
 * (XDG Base Directory Specification on Linux, {@code ~/Library/Caches} on macOS, {@code %LOCALAPPDATA%} on Windows).
 *
 * @param path need not exist yet
 */
public record CacheFolder(Path path) {

	/** The environment variable that moves the folder. */
	public static final String VARIABLE = "UNIBIOMED_HOME";

	/** The checksums of weights that are remembered here. */
	public KnownChecksums checksums() {
		return new KnownChecksums(path.resolve("checksums"));
	}

	/** The folder for this user on this machine. */
	public static CacheFolder ofUser() {
		return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
	}

	static CacheFolder of(final Map<String, String> environment, final String system, final Path home) {
		final String moved = environment.getOrDefault(VARIABLE, "");
		if (!moved.isBlank()) {
			return new CacheFolder(Path.of(moved));
		}
		final String os = system.toLowerCase(Locale.ROOT);
		if (os.startsWith("win")) {
			final String local = environment.getOrDefault("LOCALAPPDATA", "");
			return new CacheFolder((local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve(
				"UniBiomed"));
		}
		if (os.startsWith("mac")) {
			return new CacheFolder(home.resolve("Library").resolve("Caches").resolve("UniBiomed"));
		}
		final String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
		return new CacheFolder((xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg)).resolve("unibiomed"));
	}
}
