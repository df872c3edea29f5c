package sc.fiji.unibiomed.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock between threads and processes. */
class ProcessLockTest {

	/** What another process finds out: whether it gets the lock. */
	static final class OtherProcess {

		public static void main(final String[] args) throws Exception {
			System.out.print(ProcessLock.tryTake(Path.of(args[0])).isPresent() ? "free" : "taken");
		}
	}

	private static String inAnotherProcess(final Path file) throws Exception {
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
			"target/classes" + File.pathSeparator + "target/test-classes", OtherProcess.class.getName(), file.toString())
				.redirectError(ProcessBuilder.Redirect.INHERIT).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	@Test
	void whoeverLooksWhetherALockIsTakenDoesNotLetItGo(@TempDir final Path folder) throws Exception {
		final Path file = folder.resolve(".lock");
		try (ProcessLock lock = ProcessLock.tryTake(file).orElseThrow()) {
			assertTrue(ProcessLock.tryTake(file).isEmpty());
			assertTrue(ProcessLock.tryTake(folder.resolve("..").resolve(folder.getFileName()).resolve(".lock")).isEmpty());
			assertEquals("taken", inAnotherProcess(file));
		}
		assertEquals("free", inAnotherProcess(file));
		ProcessLock.tryTake(file).orElseThrow().close();
		ProcessLock.tryTake(file).orElseThrow().close();
	}
}
