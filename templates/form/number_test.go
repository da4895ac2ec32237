package form

import (
	"strings"
	"testing"
)

func TestCountsAsPeopleWriteThem(t *testing.T) {
	compareAnswers(t, StaffFull, nil, `
		36户       → 36
		约30人     → 30
		大约 30 人 → 30
		30人左右   → 30
		共12家企业 → 12
		12户企业   → 12
		3位        → 3
		5套        → 5
		十二       → 12
		二十人     → 20
		一百零五家 → 105
		两百五     → 250
		三千五百   → 3500
		零         → 0
		一万二     → 12000
		'12        → 12
		(n)2.0000000000000004 → 2
		(n)2.9999999999999996 → 3
		2.0000000000000004    → 2
		(n)2.4     → ? [number]
		30余人     → ? [number]
		30多家     → ? [number]
		二三十人   → ? [number]
		十百       → ? [number]
		二三       → ? [number]
		几十       → ? [number]
		负二       → ? [number]
		-2人       → ? [number]
		3-5人      → ? [number]
		2人/3人    → ? [number]
		五点五     → ? [number]
		约         → ? [number]`)
}

func TestAmountsAsPeopleWriteThem(t *testing.T) {
	compareAnswers(t, MatchingFunds, nil, `
		二十万元     → 20
		二十         → 20
		一百二十万元 → 120
		贰拾万元整   → 20
		人民币20万元 → 20
		20万元人民币 → 20
		约20万元     → 20
		20万元左右   → 20
		3.5万元      → 3.5
		20（万元）   → 20
		20.00万元    → 20
		共计 20 万元 → 20
		0万元        → 0
		零           → 0
		没有         → 0
		'20          → 20
		(n)20.100000000000001 → 20.1
		(n)2E1       → 20
		200000元     → ? [number]
		二十万五     → ? [number]
		二十万零     → ? [number]
		两亿元       → ? [number]
		20余万元     → ? [number]
		20万元以上   → ? [number]
		20万-30万元  → ? [number]
		不少于20万元 → ? [number]
		财政20，自筹30 → ? [number]
		-20万元      → ? [number]
		若干         → ? [number]
		按需安排     → ? [number]`)
	for raw, want := range map[string]string{"200000元": "合 20 万元", "二十万五千元": "合 20.5 万元", "2亿元": "合 20000 万元", "若干元": ""} {
		_, faults, _ := understood(MatchingFunds, Answer{Raw: raw, Kind: Text}, nil)
		if got := faults[0].Detail; want != "" && !strings.Contains(got, want) || want == "" && strings.Contains(got, "合 ") {
			t.Errorf("%s: %s", raw, got)
		}
	}
}
