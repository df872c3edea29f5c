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
package sc.fiji.unibiomed.interpret.check;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of targets as what is known of them is kept and looked up. */
public final class CanonicalTargets {

	private final Synonyms synonyms = Synonyms.shipped();
	private final NameComparison names = new NameComparison();

	/**
	 * The one name of a target: small letters, words of the table of synonyms, singular, side first. "Tumour of the
	 * liver" and "liver tumors" are both "liver tumor".
	 *
	 * @param target such as "left kidney"; not blank
	 * @return the same in small letters where it names nothing that could be compared
	 */
	public String name(final String target) {
		final List<TargetName> named = TargetName.in(target, synonyms);
		return named.isEmpty()
			? target.strip().toLowerCase(Locale.ROOT)
			: named.stream().map(each -> Stream.concat(each.qualifiers().stream().sorted(), Stream.of(each.head()))
				.collect(Collectors.joining(" "))).collect(Collectors.joining(" and "));
	}

	/** Whether one may be the other or a kind of it, so that who finds the one may have found the other. */
	public boolean areRelated(final String one, final String other) {
		return names.compare(one, other) != NameMatch.DIFFERENT || names.compare(other, one) != NameMatch.DIFFERENT;
	}
}
