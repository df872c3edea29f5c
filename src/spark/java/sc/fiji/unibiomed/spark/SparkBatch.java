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
package sc.fiji.unibiomed.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.batch.Batch;
import sc.fiji.unibiomed.batch.BatchSummary;
import sc.fiji.unibiomed.batch.plan.BatchPlan;
import sc.fiji.unibiomed.cli.Main;
import sc.fiji.unibiomed.cli.option.BatchOptions;
import sc.fiji.unibiomed.cli.terminal.BatchLines;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.cli.terminal.Messages;
import sc.fiji.unibiomed.cli.terminal.SignalCancellation;
import sc.fiji.unibiomed.util.Cancellation;

/** Asks questions about many images on the computers of a Spark cluster. A program for {@code spark-submit}. */
@Command(name = "unibiomed-spark", mixinStandardHelpOptions = true, sortOptions = false, sortSynopsis = false,
	description = {
		"Asks one or several questions about every image of folders, or about those of a manifest, on a Spark cluster.",
		"Images, output and, if it is a folder, the model must lie on storage that all computers of the cluster " +
			"share. What is done is not done again.",
		"Where --threads and --device are not given, they are what Spark gave the task." },
	exitCodeListHeading = "%nExit codes:%n", exitCodeList = { "0:all done", "1:something failed",
		"2:bad arguments or unusable input", "3:some images failed; the others are done", "130:cancelled" })
public final class SparkBatch implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Mixin
	private BatchOptions options;

	@Option(names = "--images-per-task", paramLabel = "N",
		description = "How many images a Spark task looks at, one after the other; default ${DEFAULT-VALUE}. Fewer " +
			"if there would be executors without work.")
	private int imagesPerTask = 8;

	@Option(names = "--csv",
		description = "Write the dataset of findings not only as Parquet (findings.parquet), but as CSV, too " +
			"(findings-csv).")
	private boolean csv;

	BatchOptions options() {
		return options;
	}

	@Override
	public Integer call() throws Exception {
		if (imagesPerTask < 1) {
			throw new ParameterException(spec.commandLine(),
				"--images-per-task must be at least 1, not " + imagesPerTask + ".");
		}
		options.settings();
		options.runtime().check();
		final String model = options.model(Messages.of(spec));
		final BatchPlan plan = options.plan();
		BatchLines.tell(plan, Messages.of(spec));
		final Path output = options.output().toAbsolutePath();
		final SharedFolder folder = SharedFolder.at(output, options.folders());
		try (SignalCancellation stop = new SignalCancellation()) {
			return run(plan, folder, model, stop.cancellation());
		}
		finally {
			folder.leave();
		}
	}

	private int run(final BatchPlan plan, final SharedFolder folder, final String model,
		final Cancellation cancellation) throws Exception
	{
		try (
			SparkSession session = SparkSession.builder().config(SessionSettings.on(new SparkConf()))
				.appName("UniBiomed batch").getOrCreate();
			Cancellation.Registration onCancel = cancellation.onCancel(() -> session.sparkContext().cancelAllJobs()))
		{
			final ClusterBatch batch = new ClusterBatch(session, plan, folder);
			final long failed = batch.work(SentOptions.of(spec.commandLine().getParseResult().expandedArgs(), model),
				imagesPerTask);
			final BatchSummary summary = Batch.combine(plan, folder.folder(), batch.asker(),
				new BatchLines(Messages.of(spec), plan.entries().size()));
			batch.findings("parquet", "findings.parquet");
			if (csv) {
				batch.findings("csv", "findings-csv");
			}
			tell(summary.words() + ". Open " + folder.folder().resolve("index.html") + " to look through them.");
			return failed > 0 ? ExitCode.SOME_FAILED : ExitCode.DONE;
		}
		catch (final Exception e) {
			// The session has ended: what is done by now is there to be looked at.
			Batch.combine(plan, folder.folder());
			if (cancellation.isCancelled()) {
				tell("Cancelled; what is done is in " + folder.folder() +
					". Started again, it resumes where it stopped.");
				return ExitCode.CANCELLED;
			}
			throw JobFailure.reason(e);
		}
	}

	private void tell(final String words) {
		final PrintWriter out = spec.commandLine().getOut();
		out.println(words);
		out.flush();
	}

	/**
	 * Runs the program. Ends the process if it fails; otherwise Spark does, which would take an earlier end for a
	 * failure.
	 */
	public static void main(final String[] args) {
		final PrintWriter out = Main.standardOutput();
		final PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
		final int code = Main.run(line -> Main.execute(new SparkBatch(), out, err, line), err, args);
		if (code != ExitCode.DONE) {
			System.exit(code);
		}
	}
}
