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

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import sc.fiji.unibiomed.batch.BatchPreview;
import sc.fiji.unibiomed.batch.plan.BatchEntry;
import sc.fiji.unibiomed.batch.plan.Shard;
import sc.fiji.unibiomed.batch.task.EntryPreview;
import sc.fiji.unibiomed.interpret.file.PlaneChoice;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.util.VisibleText;

/** Prints what a batch would do: a line for each question, and then how many there are. */
public final class PreviewPrinter {

	private final PrintWriter out;

	public PreviewPrinter(final PrintWriter out) {
		this.out = out;
	}

	/** A line for each question. */
	public void list(final BatchPreview preview) {
		for (final EntryPreview each : preview.entries()) {
			out.println(name(each.entry()) + ": " + switch (each.state()) {
				case TO_DO -> "to do: " + VisibleText.line(each.words());
				case DONE -> "done before: " + VisibleText.line(each.entry().asked());
				case UNUSABLE -> "CANNOT BE USED: " + each.words();
			});
		}
		out.println();
	}

	private static String name(final BatchEntry entry) {
		return entry.image() + (entry.plane().equals(PlaneChoice.FIRST) ? "" : " (" + entry.plane() + ")");
	}

	/**
	 * How many there are, and where answers would go.
	 *
	 * @param model its name
	 * @param output the output folder
	 * @param planned questions of the whole plan
	 */
	public void summary(final BatchPreview preview, final String model, final RuntimeOptions runtime, final Path output,
		final Shard share, final int planned)
	{
		final int questions = preview.entries().size();
		line("images", Integer.toString(preview.images()));
		line("questions",
			questions + ": " + preview.count(EntryPreview.State.TO_DO) + " to do, " +
				preview.count(EntryPreview.State.DONE) + " done before, " + preview.count(EntryPreview.State.UNUSABLE) +
				" with files that cannot be used");
		if (share.count() > 1) {
			line("share", share + ", which has " + questions + " of " + planned + " questions");
		}
		line("model", model + ", " + runtime.precision().label() + ", on " + runtime.device().label() + " with " +
			runtime.threads() + (runtime.threads() == 1 ? " thread" : " threads"));
		line("output", output + (Files.isDirectory(output) ? "" : " (a new folder)"));
		out.println("This was a dry run: nothing was asked, and nothing was written.");
		out.flush();
	}

	private void line(final String label, final String text) {
		out.printf("%-10s %s%n", label, text);
	}
}
