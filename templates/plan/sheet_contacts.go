package plan

var contactSheet = sheetOf[Contact]{name: "联系方式", note: "收件单位的联系人、电话、邮箱和地址；会印在发给下级的填写说明里，可以空着。",
	ofOffice: true,
	list:     func(p *Plan) *[]Contact { return &p.Contacts },
	columns: []column[Contact]{
		needed(text("单位代码", 12, func(c *Contact) *string { return &c.Region })),
		text("联系人", 14, func(c *Contact) *string { return &c.Person }),
		text("电话", 18, func(c *Contact) *string { return &c.Phone }),
		text("邮箱", 28, func(c *Contact) *string { return &c.Mail }),
		text("地址", 50, func(c *Contact) *string { return &c.Address }),
	}}
