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
package sc.fiji.unibiomed.imagej.imglib2;

import java.util.List;

import sc.fiji.unibiomed.findings.AnswerLine;
import sc.fiji.unibiomed.interpret.answer.Interpretation;
import sc.fiji.unibiomed.interpret.ask.RawAnswer;

/**
 * The answer to a question about an ImgLib2 image.
 *
 * @param text as people read it
 * @param findings what it points at
 * @param descriptions what is said of each region that was asked about, in their order
 * @param notes what the user should know about it, one sentence each; mostly empty
 * @param input how the image was shown to the model, in words
 * @param device what the networks ran on, such as {@code cuda:0}
 */
public record MaskedAnswer(String text, List<MaskedFinding> findings, List<String> descriptions, List<String> notes,
	String input, String device)
{

	public MaskedAnswer {
		findings = List.copyOf(findings);
		descriptions = List.copyOf(descriptions);
		notes = List.copyOf(notes);
	}

	/** An answer with its masks as ImgLib2 images. */
	public static MaskedAnswer of(final RawAnswer answered) {
		final Interpretation answer = answered.reply().answer();
		return new MaskedAnswer(answer.shownText(), MaskedFinding.of(answered), answered.reply().descriptions(),
			answer.notes(), answered.question().shown().description(), answered.device());
	}

	/** In one line: the answer, then its findings. */
	@Override
	public String toString() {
		return AnswerLine.of(text, findings);
	}
}
