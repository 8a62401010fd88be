import { notSimulated } from "../refusals.ts";
import { inExpression, readExpression, type Expression } from "./expression.ts";
import { fill, MATH_FUNCTIONS, OTHER_FUNCTIONS, type Filling } from "./functions.ts";
import { combine, isList, isSeries, type Series, type Value, type Window } from "./series.ts";

/** A query of a metric or of an expression, by the id that other expressions name it by. */
export type MathQuery = { readonly id: string; readonly label: string } & ({ readonly series: Series } | { readonly expression: string });

/**
 * What queries come to, by their ids, in the order of the queries. An expression may speak of any query, but not by
 * way of itself. What it comes to is the same whatever was measured as to its kind, so that without any datapoint it is
 * checked. Throws ValidationError and NotSimulated.
 */
export function resultsOf(queries: readonly MathQuery[], window: Window): ReadonlyMap<string, Series | readonly Series[]> {
  const mathematics = new Mathematics(queries, window);
  return new Map(queries.map((query) => [query.id, mathematics.resultOf(query)]));
}

class Mathematics {
  readonly #queries: ReadonlyMap<string, MathQuery>;
  readonly #window: Window;
  readonly #known = new Map<string, Value>();
  readonly #underWay = new Set<string>();

  constructor(queries: readonly MathQuery[], window: Window) {
    this.#queries = new Map(queries.map((query) => [query.id, query]));
    this.#window = window;
  }

  resultOf(query: MathQuery): Series | readonly Series[] {
    const value = this.#valueOf(query, query.id);
    // CloudWatch guide: the final result of an expression is a series or several. Assumed wording.
    if (typeof value === "number") throw inExpression(query.id, "The result of the expression must be a time series");
    return value;
  }

  #valueOf(query: MathQuery, asking: string): Value {
    if ("series" in query) return query.series;
    const known = this.#known.get(query.id);
    if (known !== undefined) return known;
    // Assumed wording.
    if (this.#underWay.has(query.id)) throw inExpression(asking, `Circular reference to '${query.id}'`);
    this.#underWay.add(query.id);
    const value = this.#evaluate(readExpression(query.expression, query.id), query.id);
    const named = isSeries(value) ? { ...value, label: query.label } : value;
    this.#known.set(query.id, named);
    return named;
  }

  #evaluate(expression: Expression, id: string): Value {
    switch (expression.kind) {
      case "number":
        return expression.value;
      case "text":
        throw inExpression(id, "Invalid syntax");
      case "name":
        return this.#named(expression.name, id);
      case "list":
        return expression.items.flatMap((item) => this.#seriesIn(item, id));
      case "minus":
        return this.#needed(combine("*", -1, this.#evaluate(expression.of, id)), { id, of: "-" });
      case "binary":
        return this.#needed(combine(expression.operator, this.#evaluate(expression.left, id), this.#evaluate(expression.right, id)), { id, of: expression.operator });
      case "call":
        return this.#call(expression.name, expression.given, id);
    }
  }

  #named(name: string, id: string): Value {
    const query = this.#queries.get(name);
    // Assumed wording.
    if (query === undefined) throw inExpression(id, `Unknown identifier '${name}'`);
    return this.#valueOf(query, id);
  }

  #seriesIn(item: Expression, id: string): readonly Series[] {
    const value = this.#evaluate(item, id);
    if (typeof value === "number") throw unsupported(id, "[]");
    return isList(value) ? value : [value];
  }

  #call(name: string, given: readonly Expression[], id: string): Value {
    if (name === "METRICS") return this.#metrics(given, id);
    if (name === "FILL") return this.#fill(given, id);
    const calculate = MATH_FUNCTIONS.get(name);
    if (calculate === undefined) {
      if (OTHER_FUNCTIONS.has(name)) throw notSimulated(`The function ${name} of metric math`);
      throw inExpression(id, `Function '${name}' not found`);
    }
    return this.#needed(calculate(given.map((one) => this.#evaluate(one, id)), this.#window), { id, of: name });
  }

  /** The metrics of the request, no expressions; with a text those whose ids have it in them. */
  #metrics([only, ...more]: readonly Expression[], id: string): readonly Series[] {
    if (more.length > 0 || (only !== undefined && only.kind !== "text")) throw unsupported(id, "METRICS");
    return [...this.#queries.values()].flatMap((query) => ("series" in query && (only === undefined || query.id.includes(only.text)) ? [query.series] : []));
  }

  #fill([what, by, ...more]: readonly Expression[], id: string): Value {
    if (what === undefined || by === undefined || more.length > 0) throw unsupported(id, "FILL");
    const [value, filling] = [this.#evaluate(what, id), this.#fillingOf(by, id)];
    if (typeof value === "number") throw unsupported(id, "FILL");
    return isList(value) ? value.map((one) => fill(one, filling, this.#window)) : fill(value, filling, this.#window);
  }

  #fillingOf(by: Expression, id: string): Filling {
    if (by.kind === "name" && (by.name === "REPEAT" || by.name === "LINEAR")) return by.name;
    const value = this.#evaluate(by, id);
    if (isList(value)) throw unsupported(id, "FILL");
    return value;
  }

  #needed(value: Value | undefined, { id, of }: { readonly id: string; readonly of: string }): Value {
    if (value === undefined) throw unsupported(id, of);
    return value;
  }
}

/** The beginning of the wording is from memory. */
const unsupported = (id: string, of: string) => inExpression(id, `Unsupported operand type(s) for ${of}`);
