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

import java.util.List;

/**
 * What a repository holds.
 *
 * @param repository which one was asked about
 * @param commit the version that its revision means at the moment, 40 hexadecimal digits
 * @param licence the licence's short name as the owner gives it, such as {@code apache-2.0}; empty if there is none
 * @param files all files of which size and checksum are known
 * @param unchecked the paths of the others
 */
public record HubListing(HubRepository repository, String commit, String licence, List<HubFile> files,
	List<String> unchecked)
{

	public HubListing {
		files = List.copyOf(files);
		unchecked = List.copyOf(unchecked);
	}
}
