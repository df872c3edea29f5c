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

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import sc.fiji.unibiomed.batch.plan.BatchException;
import sc.fiji.unibiomed.checkpoint.file.CheckpointException;
import sc.fiji.unibiomed.cli.help.NearestWord;
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

	private final Messages messages;

	public ErrorLine(final Messages messages) {
		this.messages = messages;
	}

	@Override
	public int handleParseException(final ParameterException exception, final String[] args) {
		try {
			messages.open();
		}
		catch (final UsageException e) {
			return report(e.getMessage(), ExitCode.UNUSABLE_INPUT);
		}
		final CommandLine command = exception.getCommandLine();
		// What is missing may be there with a typing error.
		final List<String> unknown = exception instanceof final UnmatchedArgumentException e
			? e.getUnmatched()
			: exception instanceof MissingParameterException ? command.getUnmatchedArguments() : List.of();
		if (!unknown.isEmpty()) {
			return report(unmatched(command, unknown.get(0)), ExitCode.UNUSABLE_INPUT);
		}
		return report(exception instanceof final MissingParameterException e ? missing(e) : exception.getMessage(),
			ExitCode.UNUSABLE_INPUT);
	}

	/** Typing errors are the most frequent ones; names what was meant. */
	private static String unmatched(final CommandLine command, final String argument) {
		final String help = see(command);
		if (argument.startsWith("-") && argument.length() > 1) {
			final Stream<String> options = command.getCommandSpec().options().stream().filter(each -> !each.hidden())
				.map(OptionSpec::longestName);
			final String option = argument.replaceFirst("=.*", "");
			return "There is no option " + option + "; " +
				NearestWord.of(option, options).map(meant -> "did you mean " + meant + "? Or ").orElse("") + help;
		}
		if (command.getSubcommands().isEmpty()) {
			final String meant = option(command, argument)
				.map(option -> "did you mean " + option + " " + argument + "? Or ")
				.orElse("put texts with blanks in quotation marks, or ");
			return "'" + argument + "' belongs to no option; " + meant + help;
		}
		return "'" + argument + "' is not a command; " +
			NearestWord.of(argument, command.getSubcommands().keySet().stream())
				.map(meant -> "did you mean " + meant + "? Or ").orElse("") +
			"use " + String.join(", ", command.getSubcommands().keySet()) + ".";
	}

	/** The option that a file or folder was meant for. */
	private static Optional<String> option(final CommandLine command, final String argument) {
		final File file = new File(argument);
		return Stream.of("--image", "--input").filter(command.getCommandSpec().optionsMap()::containsKey)
			.filter(option -> option.equals("--input") ? file.isDirectory() : file.isFile()).findFirst();
	}

	private static String missing(final MissingParameterException exception) {
		final List<String> names = exception.getMissing().stream()
			.map(each -> each instanceof final OptionSpec option
				? option.longestName() + " " + option.paramLabel()
				: each.paramLabel())
			.toList();
		return names.isEmpty()
			? exception.getMessage()
			: String.join(" and ", names) + (names.size() == 1 ? " is" : " are") + " missing; " +
				see(exception.getCommandLine());
	}

	/** What was meant by a value with a typing error that a message complains of. */
	private static String meant(final String message, final CommandLine command) {
		if (command.getParseResult() == null) {
			return "";
		}
		final Stream<ArgSpec> given = Stream.concat(command.getParseResult().matchedOptions().stream(),
			command.getParseResult().matchedPositionals().stream());
		return given.filter(each -> each.completionCandidates() != null)
			.flatMap(each -> each.stringValues().stream().flatMap(value -> Stream.of(value.split(",")))
				.map(String::strip).filter(value -> message.contains("'" + value + "'"))
				.map(value -> NearestWord.of(value,
					StreamSupport.stream(each.completionCandidates().spliterator(), false))))
			.flatMap(Optional::stream).findFirst().map(word -> " Did you mean " + word + "?").orElse("");
	}

	private static String see(final CommandLine command) {
		return "see '" + command.getCommandSpec().qualifiedName() + " --help'.";
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
		if (exception instanceof final StandardOutput.FailedException e) {
			return e.isPipeClosed() ? ExitCode.PIPE_CLOSED : report(e.getMessage(), ExitCode.FAILED);
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
			return report(exception.getMessage() + meant(exception.getMessage(), command), ExitCode.UNUSABLE_INPUT);
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
		messages.warn("unibiomed: " + VisibleText.line(message.strip().replaceAll("\\s*\\R\\s*", " ")));
		return code;
	}
}
