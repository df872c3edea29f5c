package sc.fiji.unibiomed.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

/** The page about tables says what the list of measures says. */
class TableReferenceTest {

	@Test
	void thePageAboutTablesIsUpToDate() throws IOException {
		final String written = Files.exists(TableReference.FILE) ? Files.readString(TableReference.FILE).replace("\r\n", "\n") : "";
		assertEquals(TableReference.text(), written, TableReference.FILE +
			" is not what the list says. Write it anew, look at the changes, and commit it:\n" + TableReference.REGENERATE + "\n");
	}
}
