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
package sc.fiji.unibiomed.cli.terminal;

/** How the process ends. */
public final class ExitCode {

	/** Done. */
	public static final int DONE = 0;
	/** Something went wrong that is not the user's doing. */
	public static final int FAILED = 1;
	/** Bad arguments or unusable input. */
	public static final int UNUSABLE_INPUT = 2;
	/** Some of many images or questions failed, and the others are done. */
	public static final int SOME_FAILED = 3;
	/** Nobody reads standard output any more: 128 + SIGPIPE, as shells have it. */
	public static final int PIPE_CLOSED = 141;
	/** Stopped by the user: 128 + SIGINT, as shells have it. */
	public static final int CANCELLED = 130;

	private ExitCode() {}
}
