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
package sc.fiji.unibiomed.site;

/**
 * A version of a file that the site once offered: by its checksum, the updater knows that a user has not changed it.
 *
 * @param checksum the updater's checksum
 * @param timestamp when it came to the site, as 14 digits
 * @param obsolete when it was replaced or withdrawn, as 14 digits; 0 if nobody knows
 * @param filename its path at that time; empty if it is the present one
 */
record PreviousVersion(String checksum, long timestamp, long obsolete, String filename) {}
