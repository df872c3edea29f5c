/*-
 * #%L
 * UniBiomed for Fiji: grounded vision-language models in ImageJ.
 * %%
 * Copyright (C) 2026 UniBiomed for Fiji developers
 * %%
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 * #L%
 */
package sc.fiji.unibiomed.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.api.Test;

/** The macro reference says what the commands say. */
class MacroReferenceTest {

	@Test
	void theMacroReferenceIsUpToDate() throws IOException {
		final String written = Files.readString(MacroReference.FILE).replace("\r\n", "\n");
		assertEquals(MacroReference.text(), written,
			MacroReference.FILE +
				" is not what the commands say. Write it again, look at the changes, and commit it:\n" +
				MacroReference.REGENERATE + "\n");
	}
}
