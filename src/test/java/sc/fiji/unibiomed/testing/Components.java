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
package sc.fiji.unibiomed.testing;

import java.awt.Component;
import java.awt.Container;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.swing.AbstractButton;

/** Finds parts of windows as a user does: by what they are, and by what is written on them. */
public final class Components {

	private Components() {}

	/** All parts of a kind, from the top left. */
	public static <T extends Component> Stream<T> all(final Container container, final Class<T> kind) {
		return Stream.of(container.getComponents())
			.flatMap(part -> Stream.concat(kind.isInstance(part) ? Stream.of(kind.cast(part)) : Stream.empty(),
				part instanceof Container inner ? all(inner, kind) : Stream.empty()));
	}

	/** The first part of a kind. */
	public static <T extends Component> T first(final Container container, final Class<T> kind) {
		return first(container, kind, part -> true);
	}

	/** The first part of a kind for which something holds. */
	public static <T extends Component> T first(final Container container, final Class<T> kind,
		final Predicate<T> condition)
	{
		final Optional<T> found = all(container, kind).filter(condition).findFirst();
		return found.orElseThrow(() -> new AssertionError("There is no such " + kind.getSimpleName()));
	}

	/** The button on which something is written. */
	public static AbstractButton button(final Container container, final String words) {
		return first(container, AbstractButton.class,
			button -> button.getText() != null && button.getText().contains(words));
	}
}
