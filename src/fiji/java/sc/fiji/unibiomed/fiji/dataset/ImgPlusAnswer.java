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
package sc.fiji.unibiomed.fiji.dataset;

import java.util.List;
import java.util.function.Supplier;

import net.imagej.ImgPlus;
import net.imglib2.Cursor;
import net.imglib2.type.logic.BitType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import sc.fiji.unibiomed.findings.AnswerLine;
import sc.fiji.unibiomed.imagej.imglib2.MaskedFinding;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;
import sc.fiji.unibiomed.interpret.view.ShownImage;

/**
 * The answer to a question about an ImageJ2 image.
 *
 * @param text as people read it
 * @param findings what it points at, in the order of the answer
 * @param notes what the user should know about it, one sentence each; mostly empty
 * @param input how the image was shown to the model, in words
 * @param device what the networks ran on, such as {@code cuda:0}
 * @param frame an image without anything inside, as large as every mask
 * @param numbers draws the {@link #labels()}
 */
public record ImgPlusAnswer(String text, List<ImgPlusFinding> findings, List<String> notes, String input, String device,
	ImgPlus<BitType> frame, Supplier<ImgPlus<UnsignedShortType>> numbers)
{

	public ImgPlusAnswer {
		findings = List.copyOf(findings);
		notes = List.copyOf(notes);
	}

	/** An answer with masks that lie in a frame. */
	static ImgPlusAnswer of(final RawAnswer answered, final MaskFrame frame) {
		final Interpretation answer = answered.reply().answer();
		final ShownImage shown = answered.question().shown();
		final List<ImgPlusFinding> findings = MaskedFinding.of(answered).stream()
			.map(found -> new ImgPlusFinding(found, frame.mask(found.finding(), shown.positions()))).toList();
		return new ImgPlusAnswer(answer.shownText(), findings, answer.notes(), shown.description(), answered.device(),
			frame.empty(), () -> frame.labels(answer.findings(), shown.positions()));
	}

	/** Where any finding is; nothing inside if there is none. */
	public ImgPlus<BitType> mask() {
		final ImgPlus<BitType> all = frame.copy();
		for (final ImgPlusFinding finding : findings) {
			final Cursor<BitType> from = finding.mask().cursor();
			for (final BitType pixel : all) {
				pixel.or(from.next());
			}
		}
		return all;
	}

	/**
	 * Numbers of findings, from 1, in the order of the answer; 0 is none. Where objects were counted, their numbers, of
	 * all findings one after the other. Where findings overlap, the smaller one lies on top.
	 *
	 * @throws sc.fiji.unibiomed.image.InputException if there are more than 16 bits can tell apart
	 */
	public ImgPlus<UnsignedShortType> labels() {
		return numbers.get();
	}

	/** In one line: the answer, then its findings. */
	@Override
	public String toString() {
		return AnswerLine.of(text, findings);
	}
}
