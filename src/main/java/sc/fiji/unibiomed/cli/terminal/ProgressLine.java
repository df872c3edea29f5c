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

import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.util.VisibleText;

/**
 * Says on standard error what is being done: each stage once, with its length where it is known. Where many frames or
 * fields are asked about, each of those is told instead.
 */
public final class ProgressLine implements InterpretationListener {

	private final PrintWriter err;
	private Stage current;
	/** The frame that is asked about by itself; empty if none is. */
	private String frame = "";
	private boolean inFields;
	/** What is said before everything else; empty once it is. */
	private String first;

	/**
	 * @param first a line that is said first, once it is certain that the question is asked: a refusal is one line
	 */
	public ProgressLine(final PrintWriter err, final String first) {
		this.err = err;
		this.first = first;
	}

	/** Says the first line, if nothing else has been said. */
	public void begin() {
		if (!first.isEmpty()) {
			err.println(first);
			err.flush();
			first = "";
		}
	}

	/** Told when something happens, as its first field will tell of it, too. */
	@Override
	public void plane(final int number, final int count) {
		frame = "frame " + number + " of " + count;
		current = null;
	}

	@Override
	public void field(final int number, final int count) {
		inFields = true;
		say((frame.isEmpty() ? "" : frame + ", ") + "field " + number + " of " + count);
	}

	@Override
	public void progress(final Stage stage, final long done, final long total) {
		if (inFields || stage == current) {
			return;
		}
		if (!frame.isEmpty()) {
			if (current == null) {
				say(frame);
			}
			current = stage;
			return;
		}
		// In a stack, encoder and masks take turns; one line is enough.
		if (current == Stage.MASKS || current == Stage.IMAGE_ENCODER && stage == Stage.MASKS) {
			current = Stage.MASKS;
			return;
		}
		current = stage;
		final String unit = switch (stage) {
			case VISION -> total == 1 ? " tile" : " tiles";
			case PREFILL -> " tokens";
			case IMAGE_ENCODER -> total == 1 ? " frame" : " frames";
			default -> "";
		};
		say(stage.label() + (unit.isEmpty() || total == 0 ? "" : " (" + total + unit + ")"));
	}

	@Override
	public void note(final String sentence) {
		err.println("Note: " + VisibleText.line(sentence));
		err.flush();
	}

	private void say(final String what) {
		begin();
		err.println(what + " …");
		err.flush();
	}
}
