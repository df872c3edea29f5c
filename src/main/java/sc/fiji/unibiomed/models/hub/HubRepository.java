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
package sc.fiji.unibiomed.models.hub;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A model's repository on the hub, in a certain version.
 *
 * @param owner user or organisation
 * @param name name of the repository
 * @param revision branch, tag or commit
 */
public record HubRepository(String owner, String name, String revision) {

	/** The branch that is meant where none is named. */
	public static final String MAIN = "main";

	private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
	private static final String WORD = "[A-Za-z0-9_][A-Za-z0-9._-]{0,95}";
	private static final Pattern FORM = Pattern
		.compile("(" + WORD + ")/(" + WORD + ")(?:@([A-Za-z0-9_][A-Za-z0-9._/-]{0,199}))?");
	/** What Git allows in no name of a branch or tag (git-check-ref-format), and would lead elsewhere in folders. */
	private static final Pattern NO_REVISION = Pattern.compile("(.*/)?\\..*|.*//.*|.*/|.*\\.lock(/.*)?|.*\\.");

	public HubRepository {
		if (parts(owner + "/" + name + "@" + revision).isEmpty()) {
			throw new IllegalArgumentException(
				"'" + owner + "/" + name + "@" + revision + "' is not a name of a repository.");
		}
	}

	/** Reads {@code owner/name} or {@code owner/name@revision}; empty if the text has another form. */
	public static Optional<HubRepository> parse(final String text) {
		return parts(text).map(
			parts -> new HubRepository(parts.group(1), parts.group(2), parts.group(3) == null ? MAIN : parts.group(3)));
	}

	private static Optional<Matcher> parts(final String text) {
		final Matcher parts = FORM.matcher(text);
		// The hub allows no two dots or dashes in a row in names: dashes separate names in folders, dots lead out of
		// them.
		return parts.matches() && !text.contains("..") && !parts.group(1).contains("--") &&
			!parts.group(2).contains("--") && (parts.group(3) == null || !NO_REVISION.matcher(parts.group(3)).matches())
				? Optional.of(parts)
				: Optional.empty();
	}

	/** Whether the revision names one version for good. */
	public boolean isCommit() {
		return COMMIT.matcher(revision).matches();
	}

	/** Owner and name, as the hub writes it. */
	public String id() {
		return owner + "/" + name;
	}

	/** The name of its folder in caches, as the hub's own software has it. */
	public String folder() {
		return owner + "--" + name;
	}

	/** Owner and name, and the revision if it is not the main branch; {@link #parse} reads it. */
	@Override
	public String toString() {
		return revision.equals(MAIN) ? id() : id() + "@" + revision;
	}
}
