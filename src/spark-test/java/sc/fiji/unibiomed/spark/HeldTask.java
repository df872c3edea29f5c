package sc.fiji.unibiomed.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.unibiomed.util.ProcessLock;

/**
 * A task that the test has taken, so that whatever shall happen in the middle of a run does so before the run's end, however
 * fast it is.
 *
 * @param claim what the engine takes, too
 */
record HeldTask(ProcessLock claim) implements AutoCloseable {

	static HeldTask of(final Path output, final String task) throws IOException {
		final Path claims = Files.createDirectories(output.resolve("state").resolve("claims"));
		return new HeldTask(ProcessLock.tryTake(claims.resolve(task + ".lock")).orElseThrow());
	}

	/** Lets it go. */
	@Override
	public void close() throws IOException {
		claim.close();
	}
}
