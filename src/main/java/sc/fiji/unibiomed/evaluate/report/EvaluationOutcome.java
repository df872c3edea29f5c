package sc.fiji.unibiomed.evaluate.report;

import java.util.List;

/**
 * How an evaluation ended.
 *
 * @param items the number of items
 * @param failed those of them that failed
 * @param lines the numbers of each task for people, a line per task
 */
public record EvaluationOutcome(int items, int failed, List<String> lines) {

	public EvaluationOutcome {
		lines = List.copyOf(lines);
	}
}
