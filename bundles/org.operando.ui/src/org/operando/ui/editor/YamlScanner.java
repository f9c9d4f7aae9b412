// SPDX-FileCopyrightText: Operando contributors
// SPDX-License-Identifier: EPL-2.0
package org.operando.ui.editor;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.TextAttribute;
import org.eclipse.jface.text.rules.IToken;
import org.eclipse.jface.text.rules.ITokenScanner;
import org.eclipse.jface.text.rules.Token;
import org.eclipse.swt.SWT;

/** Cuts the text of a study into keys, texts in quotes, numbers with units, open values, comments and the rest. */
final class YamlScanner implements ITokenScanner {
    private static final Pattern PARTS = Pattern.compile("(?<comment>(?<=^|\\s)#[^\\n]*)"
            + "|(?<key>[A-Za-z0-9_][\\w.+-]*(?=\\s*:(\\s|$)))"
            + "|(?<open>\"\\?\"|'\\?'|(?<=[\\s:,{\\[])\\?(?=[\\s,}\\]]|$))"
            + "|(?<text>\"(?:[^\"\\\\\\n]|\\\\.)*\"|'(?:[^'\\n]|'')*')"
            + "|(?<number>(?<![\\w./-])[-+]?\\d+(?:\\.\\d*)?(?:[eE][-+]?\\d+)?(?:\\(\\d+\\))?"
            + "(?: (?:%|\u00b0|[A-Za-z\u00b5\u00c5][A-Za-z0-9/^-]*))?(?=[\\s,}\\]]|$))"
            + "|(?<word>[^\\s,{}\\[\\]\"'#]+)", Pattern.MULTILINE);

    private IToken key = Token.UNDEFINED;
    private IToken text = Token.UNDEFINED;
    private IToken number = Token.UNDEFINED;
    private IToken comment = Token.UNDEFINED;
    private IToken open = Token.UNDEFINED;
    private Matcher parts;
    private int start;
    private int at;
    private int end;
    private int tokenStart;
    private int tokenEnd;

    /** Colours from now on. */
    void use(SyntaxColours colours) {
        key = new Token(new TextAttribute(colours.key()));
        text = new Token(new TextAttribute(colours.text()));
        number = new Token(new TextAttribute(colours.number()));
        comment = new Token(new TextAttribute(colours.comment(), null, SWT.ITALIC));
        open = new Token(new TextAttribute(colours.open(), null, SWT.BOLD));
    }

    @Override
    public void setRange(IDocument document, int offset, int length) {
        try {
            parts = PARTS.matcher(document.get(offset, length));
        } catch (BadLocationException e) {
            parts = PARTS.matcher("");
        }
        start = offset;
        end = length;
        at = 0;
    }

    @Override
    public IToken nextToken() {
        if (at >= end) {
            return Token.EOF;
        }
        tokenStart = at;
        if (!parts.find(at)) {
            at = end;
            tokenEnd = end;
            return Token.UNDEFINED;
        }
        if (parts.start() > at) {
            at = parts.start();
            tokenEnd = at;
            return Token.UNDEFINED;
        }
        at = parts.end();
        tokenEnd = at;
        return kind();
    }

    private IToken kind() {
        if (parts.group("comment") != null) {
            return comment;
        } else if (parts.group("key") != null) {
            return key;
        } else if (parts.group("open") != null) {
            return open;
        } else if (parts.group("text") != null) {
            return text;
        }
        return parts.group("number") != null ? number : Token.UNDEFINED;
    }

    @Override
    public int getTokenOffset() {
        return start + tokenStart;
    }

    @Override
    public int getTokenLength() {
        return tokenEnd - tokenStart;
    }
}
