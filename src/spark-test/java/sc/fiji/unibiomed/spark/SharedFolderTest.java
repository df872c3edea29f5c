package sc.fiji.unibiomed.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import sc.fiji.unibiomed.batch.plan.BatchException;

class SharedFolderTest {

	@TempDir
	private Path work;

	@Test
	void whoSeesTheFoldersOfTheDriverMayWork() throws IOException {
		final SharedFolder folder = SharedFolder.at(work.resolve("output"), List.of(work));
		folder.require();
		assertEquals(work.resolve("output"), folder.folder());
		folder.leave();
		assertThrows(BatchException.class, folder::require);
	}

	/** As on a computer where the same name is a folder on a disk of its own. */
	@Test
	void whoSeesOtherFoldersIsTold() throws IOException {
		final SharedFolder folder = SharedFolder.at(work.resolve("output"), List.of(work.resolve("input")));
		assertTrue(assertThrows(BatchException.class, folder::require).getMessage().startsWith(
			"This executor does not see the folder with images " + work.resolve("input") + ";"));
		Files.createDirectories(work.resolve("input"));
		Files.delete(Path.of(folder.sign()));
		assertTrue(assertThrows(BatchException.class, folder::require).getMessage().startsWith(
			"This executor does not see the output folder " + work.resolve("output") + " of the driver;"));
	}
}
