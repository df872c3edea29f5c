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
package sc.fiji.unibiomed.interpret.answer;

import java.util.List;

import sc.fiji.unibiomed.findings.Finding;
import sc.fiji.unibiomed.findings.FindingName;

/** Says of which findings no pixel is inside: the answer speaks of them, but there is nothing to be seen of them. */
public final class NothingOutlined {

	private NothingOutlined() {}

	/** A sentence for each finding without a pixel in any frame, none of them twice. */
	public static List<String> notes(final List<Finding> findings) {
		return findings.stream().filter(finding -> finding.pixels() == 0).map(Finding::phrase)
			.map(NothingOutlined::note).distinct().toList();
	}

	/** The sentence about a finding that is called so. */
	public static String note(final String phrase) {
		return "Nothing was outlined for " + (FindingName.saysNothing(phrase) ? phrase : "'" + phrase + "'") + ".";
	}
}
