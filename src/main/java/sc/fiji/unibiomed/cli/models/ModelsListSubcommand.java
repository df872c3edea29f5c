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
package sc.fiji.unibiomed.cli.models;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import com.google.gson.GsonBuilder;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import sc.fiji.unibiomed.cli.option.Choices;
import sc.fiji.unibiomed.cli.option.ModelOptions;
import sc.fiji.unibiomed.cli.terminal.ExitCode;
import sc.fiji.unibiomed.models.ModelStatus;
import sc.fiji.unibiomed.models.Models;
import sc.fiji.unibiomed.models.download.TransferRate;
import sc.fiji.unibiomed.models.known.KnownModel;
import sc.fiji.unibiomed.models.known.Licence;
import sc.fiji.unibiomed.models.store.CacheFolder;
import sc.fiji.unibiomed.runtime.prepared.PreparedFolder;

/** Says which models there are. */
@Command(name = "list", mixinStandardHelpOptions = true, sortOptions = false,
	customSynopsis = "unibiomed models list [MODEL] [--json]",
	description = "Lists the models that this program knows, and those on this disk. With MODEL, tells all about " +
		"one.",
	footerHeading = "%nExamples:%n",
	footer = { "  unibiomed models list", "  unibiomed models list UniBiomed", "  unibiomed models list --json" })
final class ModelsListSubcommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Parameters(arity = "0..1", paramLabel = "MODEL", completionCandidates = Choices.Known.class,
		description = ModelOptions.MODEL)
	private String model;

	@Option(names = "--json", description = "Print JSON.")
	private boolean json;

	/** A line of the list as JSON. */
	private record Entry(String name, String source, String state, String folder, long bytes, long bytes_on_disk,
		List<String> prepared, String weights)
	{

		static Entry of(final ModelStatus status) {
			return new Entry(status.model().name(), status.model().source().toString(), status.state().label(),
				status.folder().map(folder -> folder.folder().toString()).orElse(null), status.bytes(),
				status.bytesOnDisk(),
				status.prepared().stream().filter(each -> each.current() && each.complete())
					.map(each -> each.precision().label()).distinct().toList(),
				status.vouched().isEmpty() ? null : status.vouched());
		}
	}

	@Override
	public Integer call() throws IOException {
		final Models models = new Models(CacheFolder.ofUser());
		final PrintWriter out = spec.commandLine().getOut();
		final List<ModelStatus> all = model == null ? models.list() : List.of(models.status(models.find(model)));
		if (json) {
			out.println(new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create()
				.toJson(all.stream().map(Entry::of).toList()));
		}
		else if (model != null) {
			describe(all.get(0), out);
		}
		else {
			table(all, out);
			outdated(models, out);
			out.println(
				"They are in " + place(models.cache()) + ". 'unibiomed models list MODEL' says more about one.");
		}
		out.flush();
		return ExitCode.DONE;
	}

	private static String place(final CacheFolder cache) {
		return cache.path() + (cache.isShared() ? " (shared), and what is missing there goes to " + cache.own() : "");
	}

	private static void table(final List<ModelStatus> all, final PrintWriter out) {
		final int name = Math.max(5, all.stream().mapToInt(status -> status.model().name().length()).max().orElse(0));
		final int state = Math.max(5, all.stream().mapToInt(status -> status.words().length()).max().orElse(0));
		final int weights = Math.max(7, all.stream().mapToInt(status -> brief(status).length()).max().orElse(0));
		final String form = "%-" + name + "s  %-" + state + "s  %9s  %-" + weights + "s  %s%n";
		out.printf(form, "model", "state", "on disk", "weights", "for");
		for (final ModelStatus status : all) {
			out.printf(form, status.model().name(), status.words(),
				status.bytesOnDisk() == 0 ? "-" : TransferRate.size(status.bytesOnDisk()), brief(status),
				status.model().about().map(KnownModel::purpose).map(ModelsListSubcommand::firstPart)
					.orElse(status.model().source().toString()));
		}
	}

	/** Who vouches for the weights, without what to do. */
	private static String brief(final ModelStatus status) {
		return status.vouched().isEmpty() ? "-" : status.vouched().replaceFirst(";.*", "");
	}

	/** Up to where a sentence goes into details, so that a line stays one. */
	private static String firstPart(final String purpose) {
		final int end = purpose.replaceAll("[;:.].*", "").length();
		return purpose.substring(0, end);
	}

	private static void describe(final ModelStatus status, final PrintWriter out) {
		out.println(status.model().name());
		line(out, "state", status.words());
		line(out, "source", status.model().source().toString());
		status.folder().map(folder -> folder.folder().toString()).ifPresent(folder -> line(out, "folder", folder));
		line(out, "files",
			status.bytes() == 0
				? status.total() == 0 ? "" : "about " + TransferRate.size(status.total()) + " to download"
				: TransferRate.size(status.bytes()));
		line(out, "weights", status.vouched());
		for (final PreparedFolder each : status.prepared()) {
			line(out, "prepared", each.precision().label() + ", " + TransferRate.size(each.bytes()) +
				(each.current() ? each.complete() ? "" : ", not all of it" : ", by another version of this program") +
				", in " + each.folder());
		}
		final Optional<KnownModel> known = status.model().about();
		if (known.isPresent()) {
			line(out, "for", known.get().purpose());
			line(out, "licence", (known.get().licence().isEmpty() ? "" : Licence.title(known.get().licence()) + ", ") +
				known.get().licenceAddress());
			line(out, "note", known.get().licenceNote());
			line(out, "cite", known.get().citation());
		}
	}

	private static void line(final PrintWriter out, final String label, final String text) {
		if (!text.isEmpty()) {
			out.printf("  %-9s %s%n", label, text);
		}
	}

	private static void outdated(final Models models, final PrintWriter out) throws IOException {
		final List<PreparedFolder> outdated = models.outdated();
		if (!outdated.isEmpty()) {
			final Path parent = outdated.get(0).folder().getParent();
			out.println(TransferRate.size(outdated.stream().mapToLong(PreparedFolder::bytes).sum()) + " in " + parent +
				" were prepared by another version of this program; 'unibiomed models remove --outdated' removes " +
				"them.");
		}
	}
}
