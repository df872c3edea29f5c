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

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.evaluate.data.DataException;
import sc.fiji.unibiomed.findings.OutputException;
import sc.fiji.unibiomed.image.ImageReadException;
import sc.fiji.unibiomed.image.InputException;
import sc.fiji.unibiomed.image.UnreachableFileException;
import sc.fiji.unibiomed.interpret.question.PromptException;
import sc.fiji.unibiomed.models.known.LicenceException;
import sc.fiji.unibiomed.models.known.MissingModelException;
import sc.fiji.unibiomed.models.known.UnknownModelException;
import sc.fiji.unibiomed.runtime.failure.DeviceException;
import sc.fiji.unibiomed.util.CancelledException;
import sc.fiji.unibiomed.util.VisibleText;

/** Turns whatever went wrong into one line for people and an exit code for scripts. */
public final class ErrorLine implements IParameterExceptionHandler, IExecutionExceptionHandler {

	private final PrintWriter err;

	public ErrorLine(final PrintWriter err) {
		this.err = err;
	}

	@Override
	public int handleParseException(final ParameterException exception, final String[] args) {
		final String message = exception instanceof UnmatchedArgumentException e
			? unmatched(e)
			: exception.getMessage();
		return report(message, ExitCode.UNUSABLE_INPUT);
	}

	/** Typing errors are the most frequent ones; names what was meant. */
	private static String unmatched(final UnmatchedArgumentException exception) {
		final String argument = exception.getUnmatched().get(0);
		final CommandLine command = exception.getCommandLine();
		final String help = "see '" + command.getCommandSpec().qualifiedName() + " --help'.";
		if (exception.isUnknownOption()) {
			final String meant = exception.getSuggestions().stream().findFirst()
				.map(option -> "did you mean " + option + "? Or ").orElse("");
			return "There is no option " + argument + "; " + meant + help;
		}
		return command.getSubcommands().isEmpty()
			? "'" + argument + "' belongs to no option; put texts with blanks in quotation marks, or " + help
			: "'" + argument + "' is no command; use " + String.join(", ", command.getSubcommands().keySet()) + ".";
	}

	@Override
	public int handleExecutionException(final Exception exception, final CommandLine command,
		final ParseResult parsed)
	{
		if (exception instanceof ParameterException e) {
			return handleParseException(e, new String[0]);
		}
		if (exception instanceof UncheckedIOException e) {
			// Pictures that are read part by part fail in the middle of an answer.
			return handleExecutionException(e.getCause(), command, parsed);
		}
		if (exception instanceof CancelledException) {
			return report("Cancelled; nothing was written.", ExitCode.CANCELLED);
		}
		if (exception instanceof UnreachableFileException) {
			// The file may be well; whoever tries again may have it.
			return report(exception.getMessage(), ExitCode.FAILED);
		}
		if (exception instanceof UsageException || exception instanceof CheckpointException ||
			exception instanceof ImageReadException || exception instanceof PromptException ||
			exception instanceof DeviceException || exception instanceof OutputException ||
			exception instanceof MissingModelException || exception instanceof UnknownModelException ||
			exception instanceof LicenceException || exception instanceof InputException ||
			exception instanceof BatchException || exception instanceof DataException)
		{
			return report(exception.getMessage(), ExitCode.UNUSABLE_INPUT);
		}
		if (exception instanceof InvalidPathException e) {
			return report(ProgramArguments.unusable(e), ExitCode.UNUSABLE_INPUT);
		}
		if (exception instanceof FileSystemException e && e.getReason() != null) {
			return report(e.getFile() + ": " + e.getReason() + ".", ExitCode.FAILED);
		}
		if (exception instanceof IOException) {
			return report(exception.getMessage(), ExitCode.FAILED);
		}
		return report(exception.getMessage() == null ? exception.toString() : exception.getMessage(), ExitCode.FAILED);
	}

	private int report(final String message, final int code) {
		err.println("unibiomed: " + VisibleText.line(message.strip().replaceAll("\\s*\\R\\s*", " ")));
		err.flush();
		return code;
	}
}
