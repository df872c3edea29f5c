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
package sc.fiji.unibiomed.findings.object;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import sc.fiji.unibiomed.findings.ObjectKind;
import sc.fiji.unibiomed.image.InputException;

class ObjectChoiceTest {

	@Test
	void wordsOfDialogsAndOfTheCommandLineAreUnderstood() {
		assertEquals(ObjectChoice.AUTO, ObjectChoice.parse("", null));
		assertEquals(ObjectChoice.AUTO, ObjectChoice.parse("auto", "auto"));
		assertEquals(ObjectChoice.ONE, ObjectChoice.parse("one region", ""));
		assertEquals(new ObjectChoice(ObjectKind.EACH, OptionalInt.of(50)), ObjectChoice.parse("each", " 50 "));
		assertEquals(ObjectKind.TOUCHING, ObjectChoice.parse("Touching objects apart", "").kind());
	}

	@Test
	void whatCannotBeUsedIsRefusedWithItsName() {
		assertEquals("Objects must be auto, one, each, touching; not 'many'.", refused("objects", "many", ""));
		final String smallest = "The smallest object is a whole number of pixels from 0, or auto; not '";
		assertEquals(smallest + "few'.", refused("smallest", "each", "few"));
		assertEquals(smallest + "-5'.", refused("smallest", "each", "-5"));
		assertEquals(smallest + "2.5'.", refused("smallest", "each", "2.5"));
	}

	@Test
	void whatIsNotSaidIsAsUsual() {
		final ObjectChoice usual = ObjectChoice.parse("touching", "30");
		assertEquals(usual, ObjectChoice.AUTO.or(usual));
		assertEquals(ObjectChoice.parse("one", "30"), ObjectChoice.ONE.or(usual));
		assertEquals(ObjectChoice.parse("touching", "5"), ObjectChoice.parse("", "5").or(usual));
	}

	private static String refused(final String field, final String objects, final String smallest) {
		final InputException refusal = assertThrows(InputException.class, () -> ObjectChoice.parse(objects, smallest));
		assertEquals(field, refusal.field());
		return refusal.getMessage();
	}
}
