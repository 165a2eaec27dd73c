package nl.kring.journey.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression in a model, <code>${…}</code>, in the part of the language that models may use: variables, fixed values,
 * comparisons, arithmetic, and calls of components. What is not in the grammar below does not exist: no properties of
 * values, no calls on results, no functions. So no expression gets from a value to its class and from there to the system.
 *
 * @param variables the process variables that it asks for
 * @param calls of components
 * @param comparedWith by variable: the texts that it is compared with
 */
record ModelExpression(Set<String> variables, List<Call> calls, Map<String, Set<String>> comparedWith) {

    /** @param arguments how many there are; -1 for a property */
    record Call(String bean, String member, int arguments) {}

    /** The expression is not in the language of models; the message says where it stops being so. */
    static final class NotAllowed extends Exception {
        NotAllowed(String reason) {
            super(reason);
        }
    }

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<name>[A-Za-z_]\\w*)|(?<number>\\d+(?:\\.\\d+)?)"
            + "|(?<text>'[^']*'|\"[^\"]*\")|(?<sign>==|!=|<=|>=|&&|\\|\\||[-+*/%<>!?:(),.]))");
    private static final Set<String> CONSTANTS = Set.of("true", "false", "null");
    private static final Set<String> BINARY = Set.of(
            "==", "!=", "<", ">", "<=", ">=", "&&", "||", "+", "-", "*", "/", "%", "eq", "ne", "lt", "gt", "le", "ge",
            "and", "or", "div", "mod");
    private static final Set<String> UNARY = Set.of("!", "-", "not", "empty");
    private static final Set<String> EQUALITY = Set.of("==", "!=", "eq", "ne");

    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** The expressions in a text; a text without any gives an empty list. */
    static List<String> in(String text) throws NotAllowed {
        List<String> expressions = new ArrayList<>();
        int at = 0;
        while (true) {
            int begin = begin(text, at);
            if (begin < 0) {
                return expressions;
            }
            if (text.indexOf('\\') >= 0) {
                throw new NotAllowed("\\");
            }
            int end = end(text, begin + 2);
            if (end < 0) {
                throw new NotAllowed(text.substring(begin));
            }
            expressions.add(text.substring(begin + 2, end));
            at = end + 1;
        }
    }

    private static int begin(String text, int from) {
        int dollar = text.indexOf("${", from);
        int hash = text.indexOf("#{", from);
        return dollar < 0 ? hash : hash < 0 ? dollar : Math.min(dollar, hash);
    }

    /** The brace that ends the expression, not one within a text in it. */
    private static int end(String text, int from) {
        char quote = 0;
        for (int at = from; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (quote != 0) {
                quote = sign == quote ? 0 : quote;
            } else if (sign == '\'' || sign == '"') {
                quote = sign;
            } else if (sign == '}') {
                return at;
            }
        }
        return -1;
    }

    /**
     * Reads what stands between the braces.
     *
     * @throws NotAllowed when it is not in the language of models
     */
    static ModelExpression parse(String inside) throws NotAllowed {
        Reader reader = new Reader(tokens(inside));
        reader.expression();
        if (reader.peek() != null) {
            throw new NotAllowed(reader.rest());
        }
        return new ModelExpression(reader.variables, reader.calls, reader.comparedWith);
    }

    private static List<String> tokens(String inside) throws NotAllowed {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(inside);
        int at = 0;
        while (!inside.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new NotAllowed(inside.substring(at).strip());
            }
            tokens.add(matcher.group().strip());
            at = matcher.end();
        }
        if (tokens.isEmpty()) {
            throw new NotAllowed("{}");
        }
        return tokens;
    }

    private static final class Reader {

        private final List<String> tokens;
        private final Set<String> variables = new HashSet<>();
        private final List<Call> calls = new ArrayList<>();
        private final Map<String, Set<String>> comparedWith = new HashMap<>();
        private int at;

        Reader(List<String> tokens) {
            this.tokens = tokens;
        }

        /** Operands with operators between them; what binds closer does not matter for what may be said. */
        void expression() throws NotAllowed {
            String left = operand();
            while (peek() != null && BINARY.contains(peek())) {
                String operator = next();
                String right = operand();
                if (EQUALITY.contains(operator)) {
                    compare(left, right);
                    compare(right, left);
                }
                left = right;
            }
            if ("?".equals(peek())) {
                next();
                expression();
                expect(":");
                expression();
            }
        }

        private void compare(String variable, String text) {
            if (variables.contains(variable) && isText(text)) {
                comparedWith
                        .computeIfAbsent(variable, name -> new HashSet<>())
                        .add(text.substring(1, text.length() - 1));
            }
        }

        /** Answers with the token, where the operand is a single one. */
        private String operand() throws NotAllowed {
            String token = next();
            if (UNARY.contains(token)) {
                operand();
                return "";
            }
            if (token.equals("(")) {
                expression();
                expect(")");
                return "";
            }
            if (isText(token) || Character.isDigit(token.charAt(0)) || CONSTANTS.contains(token)) {
                return token;
            }
            if (!isName(token) || BINARY.contains(token)) {
                throw new NotAllowed(token);
            }
            if (".".equals(peek())) {
                next();
                member(token);
                return "";
            }
            if ("(".equals(peek())) {
                throw new NotAllowed(token + "(");
            }
            variables.add(token);
            return token;
        }

        private void member(String bean) throws NotAllowed {
            String member = next();
            if (!isName(member)) {
                throw new NotAllowed(bean + "." + member);
            }
            int arguments = -1;
            if ("(".equals(peek())) {
                next();
                arguments = 0;
                while (!")".equals(peek())) {
                    expression();
                    arguments++;
                    if (!")".equals(peek())) {
                        expect(",");
                    }
                }
                next();
            }
            calls.add(new Call(bean, member, arguments));
            if (".".equals(peek()) || "(".equals(peek())) {
                throw new NotAllowed(bean + "." + member + (arguments < 0 ? "" : "()") + rest());
            }
        }

        private void expect(String sign) throws NotAllowed {
            String token = next();
            if (!token.equals(sign)) {
                throw new NotAllowed(token);
            }
        }

        @Nullable
        String peek() {
            return at < tokens.size() ? tokens.get(at) : null;
        }

        private String next() throws NotAllowed {
            String token = peek();
            if (token == null) {
                throw new NotAllowed("}");
            }
            at++;
            return token;
        }

        String rest() {
            return String.join("", tokens.subList(at, tokens.size()));
        }

        private static boolean isName(String token) {
            return Character.isLetter(token.charAt(0)) || token.charAt(0) == '_';
        }

        private static boolean isText(String token) {
            return token.length() > 1 && (token.charAt(0) == '\'' || token.charAt(0) == '"');
        }
    }
}
