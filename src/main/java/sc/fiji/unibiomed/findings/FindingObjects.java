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
package sc.fiji.unibiomed.findings;

import java.util.List;

/**
 * The objects that the outline of a finding consists of.
 *
 * @param rule how they were told apart
 * @param parts one per object and plane: plane by plane, and in each by number. None where the outline is one region,
 *          or no object is large enough
 * @param leftOut how many objects were smaller than the smallest one
 * @param volumes in how many volumes or single planes objects were counted, each by itself: slices that are no
 *          neighbours, and time points, have objects of their own
 * @param planes how many planes these are
 */
public record FindingObjects(ObjectRule rule, List<ObjectPart> parts, int leftOut, int volumes, int planes) {

	/** Of an outline that is one region. */
	public static final FindingObjects NONE = new FindingObjects(ObjectRule.WHOLE, List.of(), 0, 0, 0);

	public FindingObjects {
		parts = List.copyOf(parts);
	}

	/** Whether objects were told apart. */
	public boolean isCounted() {
		return rule.isSplit();
	}

	/** How many objects there are; one that lies in several slices counts once. */
	public int count() {
		return parts.stream().mapToInt(ObjectPart::number).max().orElse(0);
	}

	/** For people: "104 objects (3 smaller than 20 pixels left out)". */
	public String words() {
		final StringBuilder words = new StringBuilder(number(count()));
		if (volumes > 1) {
			words.append(" in ").append(volumes).append(volumes == planes ? " planes" : " volumes")
				.append(", each counted separately");
		}
		if (leftOut > 0) {
			words.append(" (").append(leftOut).append(" smaller than ").append(rule.smallest())
				.append(rule.smallest() == 1 ? " pixel" : " pixels").append(" left out)");
		}
		return words.toString();
	}

	private static String number(final int count) {
		return count == 0 ? "no object" : count == 1 ? "1 object" : count + " objects";
	}
}
