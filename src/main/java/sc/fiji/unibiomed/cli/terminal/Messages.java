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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Optional;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * What a command says beside its results: on standard error and, if there is one, in a log file. Whatever is said goes
 * through here, so that {@code --quiet} and {@code --log} mean the same everywhere. May be used by several threads.
 */
@InHelp(HelpGroup.GENERAL)
public final class Messages implements AutoCloseable {

	/** Its name among the mixins of the program. */
	private static final String MIXIN = "messages";

	private final PrintWriter err;
	private final boolean terminal;

	@Option(names = "--quiet", scope = ScopeType.INHERIT,
		description = "Print no progress, only answers, warnings and errors.")
	private boolean quiet;

	@Option(names = "--log", paramLabel = "FILE", scope = ScopeType.INHERIT,
		description = "Append progress, notes and errors to this file, each line with date and time; also what " +
			"--quiet leaves out.")
	private String logFile;

	private Optional<MessageLog> log = Optional.empty();
	/** Characters of the line that is shown and may change. */
	private int shown;

	/**
	 * @param err standard error, made harmless for a terminal
	 * @param terminal whether it is a terminal, on which a line can be written anew
	 */
	public Messages(final PrintWriter err, final boolean terminal) {
		this.err = err;
		this.terminal = terminal;
	}

	/** Gives a program, which gets the options {@code --quiet} and {@code --log}, its messages. */
	public void addTo(final CommandSpec program) {
		program.addMixin(MIXIN, CommandSpec.forAnnotatedObject(this));
	}

	/** For a program of which only the options are read. */
	public static Messages silent() {
		return new Messages(new PrintWriter(Writer.nullWriter()), false);
	}

	/** Those of a command. */
	public static Messages of(final CommandSpec command) {
		return (Messages) command.root().mixins().get(MIXIN).userObject();
	}

	/**
	 * Begins the log, if one is wanted.
	 *
	 * @throws UsageException if it cannot be written
	 */
	public synchronized void open() {
		if (logFile != null && log.isEmpty()) {
			log = Optional.of(MessageLog.append(logFile));
		}
	}

	/** Something worth knowing, in one line. */
	public void say(final String line) {
		tell(line, false);
	}

	/** Something to be known about what is asked, in a sentence. */
	public void note(final String sentence) {
		tell("Note: " + VisibleText.line(sentence), false);
	}

	/** Something that matters for the result, or an error, in one line: said in any case. */
	public void warn(final String line) {
		tell(line, true);
	}

	/** A line that is for the log alone. */
	public synchronized void log(final String line) {
		if (log.isPresent()) {
			try {
				log.get().add(line, LocalDateTime.now());
			}
			catch (final IOException e) {
				log = Optional.empty();
				printLogFailure(e);
			}
		}
	}

	private void printLogFailure(final IOException failure) {
		print("Warning: the log " + logFile + " ends here, as it cannot be written any more (" + failure.getMessage() +
			").");
	}

	private synchronized void tell(final String line, final boolean always) {
		if (always || !quiet) {
			print(line);
		}
		log(line);
	}

	private void print(final String line) {
		clear();
		err.println(line);
		err.flush();
	}

	/**
	 * How far something is.
	 *
	 * @param lasting whether it is a line of a file or a log; on a terminal, the line is written anew each time
	 */
	synchronized void progress(final String line, final boolean lasting) {
		if (terminal && !quiet) {
			err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
			err.flush();
			shown = line.length();
		}
		else if (lasting && !quiet) {
			print(line);
		}
		if (lasting) {
			log(line);
		}
	}

	/** Takes the line away that may change. */
	synchronized void clear() {
		if (shown > 0) {
			err.print("\r" + " ".repeat(shown) + "\r");
			err.flush();
			shown = 0;
		}
	}

	/** Where libraries may print: their lines are said in any case. */
	public PrintStream forLibraries() {
		return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
	}

	/** Takes what may change from the terminal, and ends the log. */
	@Override
	public synchronized void close() {
		clear();
		if (log.isPresent()) {
			try {
				log.get().close();
			}
			catch (final IOException e) {
				printLogFailure(e);
			}
			log = Optional.empty();
		}
	}

	/** Collects bytes until a line is complete. */
	private final class Lines extends OutputStream {

		private final ByteArrayOutputStream line = new ByteArrayOutputStream();

		@Override
		public synchronized void write(final int character) {
			if (character == '\n') {
				warn(line.toString(StandardCharsets.UTF_8).stripTrailing());
				line.reset();
			}
			else {
				line.write(character);
			}
		}
	}
}
