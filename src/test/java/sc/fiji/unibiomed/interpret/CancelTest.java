package sc.fiji.unibiomed.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import sc.fiji.unibiomed.checkpoint.Checkpoint;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener;
import sc.fiji.unibiomed.interpret.answer.InterpretationListener.Stage;
import sc.fiji.unibiomed.interpret.question.Question;
import sc.fiji.unibiomed.runtime.LoadedModel;
import sc.fiji.unibiomed.runtime.device.RuntimeOptions;
import sc.fiji.unibiomed.testing.RecordedQuestion;
import sc.fiji.unibiomed.testing.TestCheckpoints;
import sc.fiji.unibiomed.util.Cancellation;
import sc.fiji.unibiomed.util.CancelledException;

class CancelTest {

	private static LoadedModel model;

	@BeforeAll
	static void open() throws IOException {
		model = new LoadedModel(Checkpoint.open(TestCheckpoints.tiny()), RuntimeOptions.exactOnCpu());
	}

	@AfterAll
	static void everythingNativeIsClosed() {
		model.close();
		assertEquals(List.of(), model.handles().stillOpen());
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PREPARATION")
	void anAnswerCanBeStoppedInEveryStage(final Stage stage) throws IOException {
		final Question question = RecordedQuestion.of("a01_square_rgb");
		final Cancellation cancellation = new Cancellation();
		final List<Stage> later = new ArrayList<>();
		final InterpretationListener listener = new InterpretationListener() {

			@Override
			public void progress(final Stage current, final long done, final long total) {
				if (current == stage) {
					cancellation.cancel();
				}
				else if (current.compareTo(stage) > 0) {
					later.add(current);
				}
			}
		};
		final Interpreter interpreter = new Interpreter(model);

		assertThrows(CancelledException.class, () -> interpreter.interpret(question, listener, cancellation));
		assertEquals(List.of(), later);
	}
}
