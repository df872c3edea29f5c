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
package sc.fiji.unibiomed.interpret.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes an answer about several regions apart: "region1: left kidney, region2: spleen". */
final class RegionDescriptions {

	private static final Pattern LABEL = Pattern.compile("(?i)region\\s?(\\d{1,4})\\s*(?::|is\\b|shows\\b)\\s*");

	private RegionDescriptions() {}

	/** One description per region; where the answer does not name a region, the whole answer. */
	static List<String> of(final String plainText, final int regions) {
		final List<String> texts = new ArrayList<>();
		for (int i = 0; i < regions; i++) {
			texts.add(plainText);
		}
		if (regions == 1) {
			return texts;
		}
		final Matcher label = LABEL.matcher(plainText);
		int region = -1;
		int from = 0;
		while (label.find()) {
			put(texts, region, plainText.substring(from, label.start()));
			region = Integer.parseInt(label.group(1)) - 1;
			from = label.end();
		}
		put(texts, region, plainText.substring(from));
		return texts;
	}

	private static void put(final List<String> texts, final int region, final String text) {
		final String clean = text.strip().replaceAll("[,;.]+$", "").strip();
		if (region >= 0 && region < texts.size() && !clean.isEmpty()) {
			texts.set(region, clean);
		}
	}
}
