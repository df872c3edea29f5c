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
package sc.fiji.unibiomed.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

import org.junit.jupiter.api.Test;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.UnreachableFileException;

/** Scripts try again after 1, and ask somebody after 2. */
class ErrorLineTest {

	private static final String NOT_NOW = "/mnt/scans/a.tif could not be read (Stale file handle); check the drive " +
		"or the network that it is on, and try again.";

	@Command(name = "ask")
	private static final class Ask {}

	private final StringWriter printed = new StringWriter();

	private int codeOf(final Exception exception) {
		return new ErrorLine(new Messages(new PrintWriter(printed), false)).handleExecutionException(exception,
			new CommandLine(new Ask()), null);
	}

	@Test
	void aDriveThatFailsIsNotTheUsersMistake() {
		assertEquals(ExitCode.FAILED, codeOf(new UnreachableFileException(NOT_NOW, new IOException())));
		assertEquals("unibiomed: " + NOT_NOW + System.lineSeparator(), printed.toString());
	}

	@Test
	void norIsItInTheMiddleOfAnAnswer() {
		assertEquals(ExitCode.FAILED,
			codeOf(new UncheckedIOException(new UnreachableFileException(NOT_NOW, new IOException()))));
	}

	@Test
	void aFileThatCannotBeUsedIs() {
		assertEquals(ExitCode.UNUSABLE_INPUT, codeOf(new ImageReadException("a.tif is damaged.", new IOException())));
	}
}
