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
package sc.fiji.unibiomed.cli.option;

import picocli.CommandLine.Option;
import sc.fiji.unibiomed.cli.help.HelpGroup;
import sc.fiji.unibiomed.cli.help.InHelp;
import sc.fiji.unibiomed.cli.terminal.UsageException;
import sc.fiji.unibiomed.findings.object.ObjectChoice;
import sc.fiji.unibiomed.image.InputException;

/** What becomes of outlines with several parts: the same choices as in ImageJ. */
public final class ObjectOptions {

	@InHelp(HelpGroup.FINDINGS)
	@Option(names = "--objects", paramLabel = "auto|one|each|touching",
		description = "What an outline with several parts is: one (one region), each (every part is an object) or " +
			"touching (objects that touch are separated, too). auto (default): each for nuclei, cells, " +
			"glands and vessels, else one.",
		completionCandidates = Choices.Objects.class)
	private String objects;

	@InHelp(HelpGroup.FINDINGS)
	@Option(names = "--smallest", paramLabel = "N",
		description = "Leave out objects with fewer pixels. auto (default): a size that suits the target.")
	private String smallest;

	/**
	 * The choice; refuses what cannot be used, before any file is read.
	 *
	 * @param usual where nothing is said
	 */
	public ObjectChoice or(final ObjectChoice usual) {
		if (objects == null && smallest == null) {
			return usual;
		}
		try {
			return ObjectChoice.parse(objects, smallest);
		}
		catch (final InputException e) {
			throw new UsageException("--" + e.field() + ": " + e.getMessage());
		}
	}
}
