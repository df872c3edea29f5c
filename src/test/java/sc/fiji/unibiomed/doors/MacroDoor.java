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
package sc.fiji.unibiomed.doors;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ij.IJ;
import sc.fiji.unibiomed.doors.Seen.SeenFinding;
import sc.fiji.unibiomed.image.Bounds;
import sc.fiji.unibiomed.imagej.UniBiomedService;
import sc.fiji.unibiomed.imagej.plain.MenuContext;
import sc.fiji.unibiomed.imagej.result.FindingRow;

/**
 * A macro that runs the menu's command in a plain ImageJ without a display. Words are those of the log; masks and
 * numbers those of the rows of the findings.
 */
public final class MacroDoor implements Door {

	private static final String SHOWN_AS = "  shown as: ";
	/** Stands before the answer. */
	private static final String WARNING = "  WARNING: ";
	private static final String TEXT = "  → ";
	private static final String DEVICE = "  ran on ";

	@Override
	public String name() {
		return "menu";
	}

	@Override
	public Seen ask(final DoorInput input, final Path work) {
		final UniBiomedService service = MenuContext.get().service(UniBiomedService.class);
		// What was kept of pictures goes with the model.
		service.releaseModel();
		final List<FindingRow> before = service.presenter().findings().rows();
		final String log = run(macro(input));
		service.releaseModel();
		final List<FindingRow> rows = new ArrayList<>(service.presenter().findings().rows());
		rows.removeAll(before);
		final List<SeenFinding> findings = rows.isEmpty()
			? List.of()
			: Seen.of(rows.get(0).answer().answer().findings());
		return log.contains(TEXT)
			? answered(log, findings).withRows(rows.stream().map(FindingRow::measured)
				.filter(row -> !row.isEmpty() && input.region().isEmpty())
				.map(row -> Seen.row(row.finding().phrase(), row.object(), row.slice(), row.mask().shape().pixels()))
				.toList())
			: Seen.refused(log);
	}

	private static String macro(final DoorInput input) {
		final String open = "open('" + input.file().toString().replace('\\', '/') + "'); if (nSlices > 1) setSlice(" +
			input.key() + ");";
		final String run;
		if (input.region().isPresent()) {
			final Bounds region = input.region().get();
			run = "makeRectangle(" + region.x() + ", " + region.y() + ", " + region.width() + ", " + region.height() +
				"); run('UniBiomed Describe Regions...', 'regions=selection results=overlay');";
		}
		else {
			run = "run('UniBiomed Segment...', 'target=[" + input.target() + "] slices=[" + input.frames().label() +
				"] results=overlay');";
		}
		return open + run;
	}

	/** What ImageJ writes while a macro runs: without a display, log and messages go to the terminal. */
	public static String run(final String macro) {
		final ByteArrayOutputStream written = new ByteArrayOutputStream();
		final PrintStream out = System.out;
		final PrintStream err = System.err;
		final PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
		System.setOut(both);
		System.setErr(both);
		try {
			IJ.runMacro(macro);
		}
		finally {
			System.setOut(out);
			System.setErr(err);
			IJ.runMacro("while (nImages > 0) close();");
		}
		return written.toString(StandardCharsets.UTF_8);
	}

	private static Seen answered(final String log, final List<SeenFinding> findings) {
		final List<String> lines = log.lines().toList();
		final String shownAs = lines.stream().filter(line -> line.startsWith(SHOWN_AS)).findFirst()
			.map(line -> line.substring(SHOWN_AS.length())).orElse("");
		final int text = firstWith(lines, TEXT);
		final int device = firstWith(lines, DEVICE);
		final String words = lines.subList(text, device).stream().map(line -> line.substring(TEXT.length()))
			.collect(Collectors.joining("\n"));
		final List<String> notes = new ArrayList<>(lines.subList(0, text).stream()
			.filter(line -> line.startsWith(WARNING)).map(line -> line.substring(WARNING.length())).toList());
		lines.subList(device + 1, lines.size()).stream().filter(line -> line.startsWith("  ")).map(String::strip)
			.forEach(notes::add);
		return Seen.answered(words, findings, notes, shownAs);
	}

	private static int firstWith(final List<String> lines, final String start) {
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).startsWith(start)) {
				return i;
			}
		}
		throw new IllegalStateException("No line begins with '" + start + "': " + lines);
	}
}
