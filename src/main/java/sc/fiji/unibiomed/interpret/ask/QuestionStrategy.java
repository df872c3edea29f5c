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

import java.util.List;

/** How a question is asked: what of its image the model is shown at once, and what becomes of the answers. */
public sealed interface QuestionStrategy {

	/** The picture as a whole, once: a single image, or a stack in the order of the reference. */
	record Whole() implements QuestionStrategy {}

	/**
	 * A single image in overlapping fields, whose findings are merged.
	 *
	 * @param side of a field in pixels along x
	 */
	record InFields(int side) implements QuestionStrategy {}

	/**
	 * Each plane by itself, as if it were an image of its own; findings of one name become one finding.
	 *
	 * @param names what users call the planes
	 * @param plane how each is asked about
	 */
	record EachPlane(List<String> names, QuestionStrategy plane) implements QuestionStrategy {

		public EachPlane {
			names = List.copyOf(names);
		}
	}

	/**
	 * One plane, whose findings are followed through the others in both directions.
	 *
	 * @param key index of that plane
	 * @param name what users call it
	 */
	record Followed(int key, String name) implements QuestionStrategy {}

	/**
	 * Regions, each group in a part of its plane.
	 *
	 * @param groups those that are asked about together
	 * @param notes what the user should know about the parts
	 */
	record AroundRegions(List<RegionGroup> groups, List<String> notes) implements QuestionStrategy {

		public AroundRegions {
			groups = List.copyOf(groups);
			notes = List.copyOf(notes);
		}
	}

	/**
	 * What files tell of it: {@code whole}, {@code in fields of 1024 pixels}, {@code each plane}, {@code from slice 3}
	 * …
	 */
	default String words() {
		if (this instanceof InFields fields) {
			return "in fields of " + fields.side() + " pixels";
		}
		if (this instanceof EachPlane) {
			return "each plane";
		}
		if (this instanceof Followed followed) {
			return "from " + followed.name();
		}
		return this instanceof AroundRegions ? "around regions" : "whole";
	}

	/** Side of the fields in which a plane is looked at; 0 for in one piece. */
	default int fieldSide() {
		if (this instanceof InFields fields) {
			return fields.side();
		}
		return this instanceof EachPlane each ? each.plane().fieldSide() : 0;
	}
}
