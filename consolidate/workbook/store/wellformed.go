package store

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// maxDepth bounds the nesting of elements in one part. The deepest parts seen
// in real workbooks (charts in grouped drawings) stay below 40.
const maxDepth = 256

// wellFormed reads one XML part to its end and tells what is wrong with it.
//
// encoding/xml alone is too kind for an output check: it accepts a second
// root, text behind the root, doubled attributes and prefixes that nothing
// declares. The last is how a re-saved strict workbook became unreadable for
// every other program, so names are checked here on raw tokens.
func wellFormed(part []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(part, []byte("\ufeff"))))
	var seen nesting
	for first := true; ; first = false {
		token, err := decoder.RawToken()
		if errors.Is(err, io.EOF) {
			return seen.end()
		}
		if err != nil {
			return err
		}
		if err := seen.take(token, first); err != nil {
			line, _ := decoder.InputPos()
			return fmt.Errorf("第 %d 行：%w", line, err)
		}
	}
}

// nesting is what must be remembered between tokens: the open elements and
// the prefixes each of them declares.
type nesting struct {
	open     []openElement
	finished bool // the root has been closed
}

type openElement struct {
	name     xml.Name // Space holds the prefix as written
	prefixes []string
}

func (n *nesting) take(token xml.Token, first bool) error {
	switch token := token.(type) {
	case xml.StartElement:
		return n.start(token)
	case xml.EndElement:
		return n.close(token.Name)
	case xml.CharData:
		if len(n.open) == 0 && strings.Trim(string(token), " \t\r\n") != "" {
			return errors.New("根元素之外有文字")
		}
	case xml.Directive:
		return errors.New("含有 DOCTYPE 声明")
	case xml.ProcInst:
		if token.Target == "xml" && !first {
			return errors.New("XML 声明不在开头")
		}
	}
	return nil
}

func (n *nesting) start(element xml.StartElement) error {
	if len(n.open) == 0 && n.finished {
		return errors.New("有第二个根元素")
	}
	if len(n.open) == maxDepth {
		return fmt.Errorf("元素嵌套超过 %d 层", maxDepth)
	}
	opened := openElement{name: element.Name}
	for i, attr := range element.Attr {
		if attr.Name.Space == "xmlns" {
			opened.prefixes = append(opened.prefixes, attr.Name.Local)
		}
		for _, earlier := range element.Attr[:i] {
			if earlier.Name == attr.Name {
				return fmt.Errorf("属性 %s 重复", written(attr.Name))
			}
		}
	}
	n.open = append(n.open, opened)
	return n.checkPrefixes(element)
}

// checkPrefixes also looks into mc:Ignorable: its value is a list of
// prefixes, and Excel calls a workbook damaged when one is undeclared.
func (n *nesting) checkPrefixes(element xml.StartElement) error {
	used := []string{element.Name.Space}
	for _, attr := range element.Attr {
		used = append(used, attr.Name.Space)
		if attr.Name.Local == "Ignorable" {
			used = append(used, strings.Fields(attr.Value)...)
		}
	}
	for _, prefix := range used {
		if !n.declared(prefix) {
			return fmt.Errorf("命名空间前缀 %s 没有声明", prefix)
		}
	}
	return nil
}

func (n *nesting) declared(prefix string) bool {
	if prefix == "" || prefix == "xml" || prefix == "xmlns" {
		return true
	}
	for _, element := range n.open {
		for _, declared := range element.prefixes {
			if declared == prefix {
				return true
			}
		}
	}
	return false
}

func (n *nesting) close(name xml.Name) error {
	if len(n.open) == 0 {
		return fmt.Errorf("多出 </%s>", written(name))
	}
	innermost := n.open[len(n.open)-1].name
	if innermost != name {
		return fmt.Errorf("<%s> 以 </%s> 结束", written(innermost), written(name))
	}
	n.open = n.open[:len(n.open)-1]
	n.finished = len(n.open) == 0
	return nil
}

func (n *nesting) end() error {
	if len(n.open) > 0 {
		return fmt.Errorf("<%s> 没有结束", written(n.open[len(n.open)-1].name))
	}
	if !n.finished {
		return errors.New("没有任何元素")
	}
	return nil
}

func written(name xml.Name) string {
	if name.Space == "" {
		return name.Local
	}
	return name.Space + ":" + name.Local
}
