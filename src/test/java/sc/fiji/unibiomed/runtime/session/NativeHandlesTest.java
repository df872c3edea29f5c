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
package sc.fiji.unibiomed.runtime.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

class NativeHandlesTest {

	private final NativeHandles handles = new NativeHandles();

	@Test
	void whatIsOpenIsListedByName() {
		final NativeHandles.Handle tensor = handles.open("tensor");
		handles.open("session");
		handles.open("tensor");
		assertEquals(List.of("session", "tensor", "tensor"), handles.stillOpen());

		tensor.close();
		assertEquals(List.of("session", "tensor"), handles.stillOpen());
		assertEquals(3, handles.everOpened());
	}

	@Test
	void closingTwiceClosesOnlyItself() {
		final NativeHandles.Handle first = handles.open("tensor");
		handles.open("tensor");
		first.close();
		first.close();
		assertEquals(List.of("tensor"), handles.stillOpen());
	}
}
