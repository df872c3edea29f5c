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
package sc.fiji.unibiomed.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import sc.fiji.unibiomed.cli.help.GroupedOptions;
import sc.fiji.unibiomed.cli.models.ModelsSubcommand;
import sc.fiji.unibiomed.cli.question.AskSubcommand;
import sc.fiji.unibiomed.cli.question.DescribeSubcommand;
import sc.fiji.unibiomed.cli.question.FindSubcommand;
import sc.fiji.unibiomed.cli.question.InterpretSubcommand;
import sc.fiji.unibiomed.cli.question.ReportSubcommand;
import sc.fiji.unibiomed.cli.question.SegmentSubcommand;
import sc.fiji.unibiomed.cli.terminal.ErrorLine;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.ProgramArguments;
import sc.fiji.unibiomed.cli.terminal.StandardOutput;
import sc.fiji.unibiomed.cli.terminal.TerminalDetection;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.cli.terminal.VisibleWriter;

/** The command {@code unibiomed}. */
@Command(name = "unibiomed", mixinStandardHelpOptions = true, sortOptions = false, versionProvider = VersionText.class,
	customSynopsis = "unibiomed COMMAND [OPTIONS]",
	description = { "Asks a biomedical image a question: the answer is text, and every finding comes with a mask.",
		"Research software. Not for diagnostic use.", "",
		"'unibiomed COMMAND --help' explains a command. 'unibiomed demo' needs only this program." },
	commandListHeading = "%nCommands:%n", footerHeading = "%nExamples:%n",
	footer = { "  unibiomed demo --no-window",
		"  unibiomed segment --image sample-images/02_ct.png --target liver --output liver",
		"  unibiomed ask --image sample-images/03_mri.png --question \"What modality is this image?\"",
		"  unibiomed batch --input slides --task segment --target nuclei --output answers" },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:done", "1:something failed",
		"2:bad arguments or unusable input", "3:some of many images failed", "130:cancelled" })
public final class Main implements Runnable {

	private static final List<Class<?>> COMMANDS = List.of(SegmentSubcommand.class, FindSubcommand.class,
		DescribeSubcommand.class, AskSubcommand.class, ReportSubcommand.class, InterpretSubcommand.class,
		BatchSubcommand.class, EvaluateSubcommand.class, PrepareSubcommand.class, ModelsSubcommand.class,
		DevicesSubcommand.class, DemoSubcommand.class, CompletionSubcommand.class);

	@CommandLine.Spec
	private CommandLine.Model.CommandSpec spec;

	private Main() {}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(spec.commandLine(),
			"Say what to do: " + COMMANDS.stream().map(Main::name).collect(Collectors.joining(", ")) +
				". 'unibiomed --help' explains them.");
	}

	/** Runs the program and ends the process with its exit code. */
	public static void main(final String[] args) {
		// Libraries report to standard error only what a user should act on.
		if (System.getProperty("org.slf4j.simpleLogger.defaultLogLevel") == null) {
			System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
		}
		final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		final Messages messages = new Messages(VisibleWriter.around(err), TerminalDetection.isErrorATerminal());
		// What libraries say there belongs into the log, too.
		System.setErr(messages.forLibraries());
		System.exit(run(line -> execute(program(line), standardOutput(), messages, line), err, args));
	}

	/** Where results go; failures to print them end the program. */
	public static PrintWriter standardOutput() {
		return StandardOutput.on(new FileOutputStream(FileDescriptor.out));
	}

	/**
	 * Runs what was started as a program of its own, with the arguments that were meant.
	 *
	 * @param program gives the exit code
	 * @param args as Java gives them
	 * @return the exit code
	 */
	public static int run(final ToIntFunction<String[]> program, final PrintWriter err, final String... args) {
		final String[] meant;
		try {
			meant = ProgramArguments.of(args);
		}
		catch (final UsageException e) {
			err.println("unibiomed: " + e.getMessage());
			return ExitCode.UNUSABLE_INPUT;
		}
		return program.applyAsInt(meant);
	}

	/**
	 * Runs the program.
	 *
	 * @param out results
	 * @param err progress, and one line if something goes wrong
	 * @return the exit code
	 */
	public static int execute(final PrintWriter out, final PrintWriter err, final String... args) {
		return execute(program(args), out, new Messages(VisibleWriter.around(err), false), args);
	}

	/** The program with all of its commands. */
	static CommandLine program() {
		return program(new String[0]);
	}

	/** Reading the options of a command takes a while; where one is named first, only its own are needed. */
	private static CommandLine program(final String... args) {
		final CommandLine line = new CommandLine(new Main());
		final List<Class<?>> named = COMMANDS.stream()
			.filter(command -> args.length > 0 && name(command).equals(args[0])).toList();
		for (final Class<?> command : named.isEmpty() ? COMMANDS : named) {
			line.addSubcommand(command);
		}
		return line;
	}

	private static String name(final Class<?> command) {
		return command.getAnnotation(Command.class).name();
	}

	/**
	 * Runs another program in the same manner.
	 *
	 * @param command as picocli knows it
	 * @param out results
	 * @param err progress, and one line if something goes wrong
	 * @return the exit code
	 */
	public static int execute(final Object command, final PrintWriter out, final PrintWriter err,
		final String... args)
	{
		return execute(new CommandLine(command), out, new Messages(VisibleWriter.around(err), false), args);
	}

	/** Every command knows the version of the program. */
	private static void tellVersion(final CommandLine command, final CommandLine program) {
		command.getCommandSpec().versionProvider(program.getCommandSpec().versionProvider());
		command.getSubcommands().values().forEach(each -> tellVersion(each, program));
	}

	private static int execute(final CommandLine line, final PrintWriter out, final Messages messages,
		final String... args)
	{
		final ErrorLine errors = new ErrorLine(messages);
		messages.addTo(line.getCommandSpec());
		GroupedOptions.in(line);
		line.getSubcommands().values().forEach(command -> tellVersion(command, line));
		// What makes letters bold in help texts cannot be told from what file names bring along.
		line.setOut(VisibleWriter.around(out)).setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
			.setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler(errors)
			.setExecutionExceptionHandler(errors).setExecutionStrategy(parsed -> {
				try {
					messages.open();
					return new CommandLine.RunLast().execute(parsed);
				}
				catch (final UsageException | StandardOutput.FailedException e) {
					// The log cannot be written, or help cannot be printed: as if a command had said so.
					throw new CommandLine.ExecutionException(line, e.getMessage(), e);
				}
			});
		try (messages) {
			final int code = line.execute(args);
			line.getOut().flush();
			return code;
		}
		catch (final StandardOutput.FailedException e) {
			// The last of it could not be printed.
			return errors.handleExecutionException(e, line, null);
		}
	}
}
