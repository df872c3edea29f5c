package sc.fiji.unibiomed.testing;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** Where the tests' checkpoints are. Read-only: a test that changes files works on a copy. */
public final class TestCheckpoints {

	private TestCheckpoints() {}

	/** A checkpoint with small random weights in one file. */
	public static Path tiny() {
		return reference("tiny-random");
	}

	/** The same tensors as {@link #tiny()}, in three shards with an index. */
	public static Path tinySharded() {
		return reference("tiny-random-sharded");
	}

	/** A file or folder of the recorded reference data, by its path there. */
	public static Path reference(final String path) {
		final URL url = Objects.requireNonNull(TestCheckpoints.class.getResource("/reference/" + path), path);
		try {
			return Path.of(url.toURI());
		}
		catch (final URISyntaxException e) {
			throw new IllegalArgumentException(path, e);
		}
	}
}
