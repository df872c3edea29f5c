package sc.fiji.unibiomed.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

/** The macro reference says what the commands say. */
class MacroReferenceTest {

	@Test
	void theMacroReferenceIsUpToDate() throws IOException {
		final String written = Files.exists(MacroReference.FILE) ? Files.readString(MacroReference.FILE).replace("\r\n", "\n") : "";
		assertEquals(MacroReference.text(), written, MacroReference.FILE +
			" is not what the commands say. Write it anew, look at the changes, and commit it:\n" + MacroReference.REGENERATE + "\n");
	}
}
