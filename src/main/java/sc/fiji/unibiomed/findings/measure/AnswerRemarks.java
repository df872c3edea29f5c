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
package sc.fiji.unibiomed.findings.measure;

import java.util.List;

/**
 * What is said with an answer where people read it.
 *
 * @param model which model answered, in words; empty if nobody knows
 * @param warnings sentences that stand before the answer, such as that it means nothing
 * @param notes sentences that stand behind it
 */
public record AnswerRemarks(String model, List<String> warnings, List<String> notes) {

	/** Of an answer of which nothing is said. */
	public static final AnswerRemarks NONE = new AnswerRemarks("", List.of(), List.of());

	public AnswerRemarks {
		warnings = List.copyOf(warnings);
		notes = List.copyOf(notes);
	}
}
